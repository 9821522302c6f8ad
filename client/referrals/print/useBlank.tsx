import type { ReactNode } from 'react';
import { useText } from '../../i18n/text.ts';
import { type Redaction, useRedactionWords } from '../page/redaction.tsx';
import { text } from './text.ts';

/** A field on paper: its value, or the reason why it is left blank; `hasEnded` as for the words on the screen. */
export function useBlank(
  redactions: readonly Redaction[] = [],
  hasEnded = false,
): (path: string, value: ReactNode) => ReactNode {
  const t = useText(text);
  const words = useRedactionWords(hasEnded);
  return (path, value) => {
    const redaction = redactions.find((each) => each.path === path);
    if (!redaction) return value;
    return <span className="text-[8.5pt]">{t('blank', { reason: words(redaction) })}</span>;
  };
}
