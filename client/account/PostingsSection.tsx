import { useState } from 'react';
import { agencyLabels } from '../agencies/labels.ts';
import { lastDay } from '../days.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useSession } from '../session/SessionProvider.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { formatDate } from '../ui/dates.tsx';
import { Section } from '../ui/layout.tsx';
import { toast } from '../ui/Toast.tsx';
import type { Account } from './documents.ts';
import { text } from './text.ts';

/** The postings one holds now; with several, one chooses for which to act. */
export function PostingsSection({ account }: { account: Account }) {
  const t = useText(text);
  const label = useText(agencyLabels);
  const language = useLanguage();
  const { switchPosting } = useSession();
  const [switching, setSwitching] = useState<string>();
  return (
    <Section title={t('postings.title')}>
      {account.postings.length > 1 && <p className="mb-2 text-sm text-quiet">{t('postings.lead')}</p>}
      <ul className="flex flex-col gap-3">
        {account.postings.map(({ id, role, agency, validFrom, validUntil }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-8 border border-line p-4"
          >
            <div className="min-w-0">
              <p className="font-bold">
                {language === 'en' ? agency.nameEn : agency.name}
                <span className="ml-3 font-normal">{label(`role.${role}`)}</span>
              </p>
              <p className="text-sm text-quiet">
                {validUntil
                  ? t('postings.fromUntil', {
                      from: formatDate(validFrom, language),
                      until: formatDate(lastDay(validUntil), language),
                    })
                  : t('postings.from', { from: formatDate(validFrom, language) })}
              </p>
            </div>
            {account.postings.length > 1 &&
              (id === account.posting.id ? (
                <Badge tone="green" icon="check">
                  {t('postings.acting')}
                </Badge>
              ) : (
                <Button
                  variant="outline"
                  size="sm"
                  isPending={switching === id}
                  onPress={async () => {
                    setSwitching(id);
                    if (!(await switchPosting(id))) toast('error', t('postings.failed'));
                    setSwitching(undefined);
                  }}
                >
                  {t('postings.act')}
                </Button>
              ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
