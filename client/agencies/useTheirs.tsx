import { type ReactNode, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { Icon } from '../ui/icons.tsx';
import type { Agency } from './documents.ts';
import { agencyLabels } from './labels.ts';
import { text } from './text.ts';

/** The entry's contents, without its id and version. */
export type Entry = Omit<Agency, '__typename' | 'id' | 'version' | 'roles' | 'viewerCan'>;

/**
 * What somebody else changed while this person was typing.
 * @param base the entry as it was when typing began
 */
export function useTheirs(base: Entry | undefined) {
  const t = useText(text);
  const label = useText(agencyLabels);
  const [theirs, setTheirs] = useState<Entry>();

  const words = (field: keyof Entry, entry: Entry): string => {
    if (field === 'kind') return label(`kind.${entry.kind}`);
    if (field === 'legalBody') return label(`legalBody.${entry.legalBody}`);
    if (field === 'acceptsReferrals' || field === 'active') return t(entry[field] ? 'form.yes' : 'form.no');
    return entry[field] || t('form.nothing');
  };

  return {
    isShown: theirs !== undefined,
    show: (entry: Entry) => setTheirs(entry),
    /** What the field holds now, if the other person changed it. */
    note: (field: keyof Entry): ReactNode =>
      theirs && theirs[field] !== base?.[field] ? (
        <span className="flex items-start gap-1 font-bold text-warning-orange-2">
          <Icon name="warning" size={16} />
          {t('form.theirs', { value: words(field, theirs) })}
        </span>
      ) : undefined,
  };
}
