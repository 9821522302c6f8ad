import { useState } from 'react';
import { Link } from 'react-aria-components';
import { agencyName } from '../agencies/agencyName.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Button } from '../ui/Button.tsx';
import { Ago, DateText } from '../ui/dates.tsx';
import { Section } from '../ui/layout.tsx';
import { useLiveQuery } from '../useLiveQuery.ts';
import { EndingConsentsQuery } from './documents.ts';
import { text } from './text.ts';

/** How many stand on the home page before more are asked for. */
const few = 5;

/** Consents of the own records that end by themselves soon, the first to end first; nothing where there are none. */
export function EndingConsents() {
  const t = useText(text);
  const language = useLanguage();
  const [most, setMost] = useState(few);
  // One more than is shown tells whether there are more.
  const { data } = useLiveQuery({ query: EndingConsentsQuery, variables: { first: most + 1 } });
  const consents = data?.endingConsents ?? [];
  if (consents.length === 0) return null;
  return (
    <Section title={t('ending.title')}>
      <p className="mb-2 text-sm text-quiet">{t('ending.lead')}</p>
      <ul aria-label={t('ending.title')} className="border-t border-line">
        {consents.slice(0, most).map(({ id, person, validUntil, items }) => {
          const agencies = new Map(
            items.filter(({ endedAt }) => !endedAt).map(({ recipient }) => [recipient.id, recipient]),
          );
          return (
            <li key={id} className="relative border-b border-line py-2 pl-2 hover:bg-blue-50">
              <Link
                href={`/consents/${id}`}
                className="font-bold underline decoration-solid-gray-420 underline-offset-4 after:absolute after:inset-0"
              >
                {person.name}
              </Link>
              <p className="flex flex-wrap gap-x-3 text-sm">
                <DateText iso={validUntil} />
                <span className="text-quiet">
                  <Ago iso={validUntil} />
                </span>
              </p>
              <p className="truncate text-sm text-quiet">
                {[...agencies.values()].map((agency) => agencyName(agency, language)).join('、')}
              </p>
            </li>
          );
        })}
      </ul>
      {consents.length > most && (
        <div className="mt-2">
          <Button size="sm" variant="outline" onPress={() => setMost(99)}>
            {t('ending.more')}
          </Button>
        </div>
      )}
    </Section>
  );
}
