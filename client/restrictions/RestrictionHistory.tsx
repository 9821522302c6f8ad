import type { RestrictionFragment as Person } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { formatDate } from '../ui/dates.tsx';
import { Section } from '../ui/layout.tsx';
import { Timeline } from '../ui/Timeline.tsx';
import { text } from './text.ts';

type Change = NonNullable<Person['restriction']>['history'][number];

/** What was done to the restriction of a record, the latest first. */
export function RestrictionHistory({ history }: { history: readonly Change[] }) {
  const t = useText(text);
  const language = useLanguage();
  const words = ({ reason, note, reviewOn }: Change): string =>
    [
      reason && `${t('reasonTitle')}: ${t(`reason.${reason}`)}`,
      note,
      reviewOn && `${t('reviewOn')}: ${formatDate(reviewOn, language)}`,
    ]
      .filter(Boolean)
      .join('\n');
  return (
    <Section title={t('history')}>
      <Timeline
        label={t('history')}
        events={history.map((change) => ({
          id: String(change.version),
          at: change.at,
          title: t(`change.${change.kind}`, {
            names: change.members.map(({ name }) => name).join(language === 'en' ? ', ' : '、'),
          }),
          by: change.by?.name,
          body: words(change) || undefined,
          icon: 'lock',
        }))}
      />
    </Section>
  );
}
