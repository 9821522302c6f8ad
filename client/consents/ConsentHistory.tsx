import { agencyName } from '../agencies/agencyName.ts';
import type { ConsentQuery } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import type { IconName } from '../ui/icons.tsx';
import { Section } from '../ui/layout.tsx';
import { Timeline } from '../ui/Timeline.tsx';
import { labels } from './labels.ts';
import { text } from './text.ts';

type Happening = NonNullable<ConsentQuery['consent']>['history'][number];

const icons: Record<Happening['kind'], IconName> = {
  GIVEN: 'check',
  REFUSED: 'cross',
  WITHDRAWN_IN_PART: 'minus',
  REFUSED_IN_PART: 'minus',
  REPLACED: 'chevronRight',
  RENEWED: 'clock',
  WITHDRAWN: 'cross',
  EXPIRED: 'clock',
};

/**
 * What happened to a consent, newest first: who recorded what, when and where. None of it is ever changed.
 * @param count how many items the consent has: what is about all of them need not name them
 */
export function ConsentHistory({ history, count }: { history: readonly Happening[]; count: number }) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const events = [...history].reverse().map(({ kind, at, by, byAgency, items }) => {
    const agencies = new Map(items.map(({ recipient }) => [recipient.id, recipient]));
    return {
      id: `${kind} ${at}`,
      at,
      title: l(`happening.${kind}`),
      by: by ? `${by.name}　${agencyName(byAgency, language)}` : agencyName(byAgency, language),
      body:
        items.length < count &&
        [...agencies.values()].map((agency) => (
          <p key={agency.id}>
            {agencyName(agency, language)}
            {items
              .filter(({ recipient }) => recipient.id === agency.id)
              .map(({ category }) => `　・${l(`category.${category}`)}`)
              .join('')}
          </p>
        )),
      icon: icons[kind],
      tone: kind.startsWith('WITHDRAWN') || kind.startsWith('REFUSED') ? ('attention' as const) : ('plain' as const),
    };
  });
  return (
    <Section title={t('page.history')}>
      <Timeline label={t('page.history')} events={events} live />
    </Section>
  );
}
