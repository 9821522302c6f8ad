import { agencyName } from '../../agencies/agencyName.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { labels } from '../labels.ts';
import type { Happening } from './Meanwhile.tsx';
import { text } from './text.ts';

/** An entry of a referral's timeline. */
export interface Entry {
  id: string;
  kind: string;
  actor: { name: string } | null;
  actorAgency: { name: string; nameEn: string } | null;
}

/** Says an entry of the timeline in words: what happened, and who did it as far as the viewer may know. */
export function useHappening(): (entry: Entry) => Happening {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  return ({ id, kind, actor, actorAgency }) => {
    const known = kind in labels.ja.event ? (kind as keyof typeof labels.ja.event) : 'OTHER';
    const agency = actorAgency ? agencyName(actorAgency, language) : t('timeline.system');
    return { id, what: l(`event.${known}`), who: actor ? t('timeline.by', { agency, name: actor.name }) : agency };
  };
}
