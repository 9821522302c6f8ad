import { agencyName } from '../agencies/agencyName.ts';
import type { ConferenceMinutesShownFragment } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Card, Section } from '../ui/layout.tsx';
import { MinutesText } from './MinutesText.tsx';
import { text } from './text.ts';

/** Minutes of those who are before the conference no longer, for members at the office. */
export function KeptMinutes({ minutes }: { minutes: readonly ConferenceMinutesShownFragment[] }) {
  const t = useText(text);
  const language = useLanguage();
  if (minutes.length === 0) return null;
  return (
    <Section title={t('kept.title')}>
      <ul className="flex max-w-3xl flex-col gap-4">
        {minutes.map((each) => (
          <li key={each.id}>
            <Card>
              <p className="mb-1 text-sm text-quiet">
                {each.person?.name
                  ? t('kept.person', { name: each.person.name })
                  : t('kept.of', { agency: agencyName(each.agency, language) })}
              </p>
              <MinutesText minutes={each} />
            </Card>
          </li>
        ))}
      </ul>
    </Section>
  );
}
