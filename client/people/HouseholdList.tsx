import { useText } from '../i18n/text.ts';
import { text } from './text.ts';

/** One member of a household as it is read. */
export interface HouseholdLine {
  relation: string;
  name: string;
  age?: number | null;
  livesTogether: boolean;
  note: string;
}

/** The members of a household, one a line. */
export function HouseholdList({ members }: { members: readonly HouseholdLine[] }) {
  const t = useText(text);
  return (
    <ul>
      {members.map(({ relation, name, age, livesTogether, note }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: members have no id, and the list is read as a whole
        <li key={index} className="flex flex-wrap gap-x-3">
          <span className="font-bold">{relation}</span>
          {name && <span>{name}</span>}
          {typeof age === 'number' && <span>{t('age', { count: age })}</span>}
          <span className="text-quiet">{livesTogether ? t('member.together') : t('member.apart')}</span>
          {note && <span>{note}</span>}
        </li>
      ))}
    </ul>
  );
}
