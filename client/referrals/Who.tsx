import { useText } from '../i18n/text.ts';
import { Icon } from '../ui/icons.tsx';
import { PersonName } from '../ui/person.tsx';
import { text } from './text.ts';

/** Whom a referral is about: the name with its reading, or why the name is not shown. */
export function Who({
  name,
  kana,
  consentState,
  isDraft = false,
}: {
  name: string | null | undefined;
  kana: string | null | undefined;
  consentState: string;
  isDraft?: boolean;
}) {
  const t = useText(text);
  if (name) return <PersonName name={name} kana={kana} isListed />;
  if (isDraft) return <span className="text-quiet">{t('who.unnamed')}</span>;
  const reason = consentState === 'SEEKING' || consentState === 'REFUSED' ? consentState : 'hidden';
  return (
    <span className="inline-flex items-center gap-1.5 text-quiet">
      <Icon name="lock" size={16} />
      {t(`who.${reason}`)}
    </span>
  );
}
