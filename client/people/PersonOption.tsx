import type { ReactNode } from 'react';
import { today } from '../../api/clock/tokyoDate.ts';
import { ageOn } from '../../api/text/eraDate.ts';
import { type FragmentType, useFragment } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { Badge } from '../ui/Badge.tsx';
import { EraDate } from '../ui/dates.tsx';
import { PersonName } from '../ui/person.tsx';
import { PersonSummaryFragment } from './documents.ts';
import { text } from './text.ts';

/** Whole years of age today in Tokyo. */
export function ageToday(birthDate: string): number {
  return ageOn(birthDate, today());
}

/** A record among several: enough to tell people of one name apart, and whose record it is. */
export function PersonOption({
  person: masked,
  action,
}: {
  person: FragmentType<typeof PersonSummaryFragment>;
  action?: ReactNode;
}) {
  const t = useText(text);
  const language = useLanguage();
  const viewer = useViewer();
  const person = useFragment(PersonSummaryFragment, masked);
  const isOwn = person.agency.id === viewer.posting?.agency.id;
  const agency = (language === 'en' && person.agency.nameEn) || person.agency.name;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-3 text-lg leading-relaxed">
          {person.name === null ? (
            <span className="text-quiet">{t('unnamed')}</span>
          ) : (
            <PersonName name={person.name} kana={person.nameKana} className="font-bold" />
          )}
          {person.alias && <span className="text-base">{t('alias', { alias: person.alias })}</span>}
          <Badge tone={isOwn ? 'blue' : 'quiet'}>{isOwn ? t('kept.own') : t('kept.other', { agency })}</Badge>
        </p>
        <p className="flex flex-wrap gap-x-4 text-sm text-quiet">
          {person.birthDate && (
            <span>
              <EraDate iso={person.birthDate} /> {t('age', { count: ageToday(person.birthDate) })}
            </span>
          )}
          {person.address && <span>{person.address}</span>}
          {person.phone && <span className="tabular-nums">{person.phone}</span>}
        </p>
      </div>
      {action}
    </div>
  );
}
