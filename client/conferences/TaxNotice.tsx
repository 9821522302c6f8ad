import { useText } from '../i18n/text.ts';
import { TextLink } from '../ui/Button.tsx';
import { text } from './text.ts';

/** What the city has said about information of tax origin, with the way to its history. */
export function TaxNotice({ setting }: { setting: { allowed: boolean; ground: string } | undefined }) {
  const t = useText(text);
  return (
    <p className="mb-4 text-sm text-quiet">
      {setting?.allowed ? t('put.taxAllowed', { ground: setting.ground }) : t('put.taxLead')}{' '}
      <TextLink href="/conferences/setting">{t('action.setting')}</TextLink>
    </p>
  );
}
