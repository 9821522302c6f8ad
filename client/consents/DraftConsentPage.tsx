import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { useClient } from 'urql';
import { parseJapaneseDate } from '../../api/text/eraDate.ts';
import { checkKana } from '../../api/text/fields.ts';
import { agencyName } from '../agencies/agencyName.ts';
import { textIn } from '../i18n/text.ts';
import { type Loaded, loadDraft } from '../referrals/form/draftApi.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { formatBirthDate, formatDate } from '../ui/dates.tsx';
import { whilePending } from '../ui/pending.tsx';
import { ErrorState } from '../ui/states.tsx';
import { columnsOf, isSameColumn } from './content.ts';
import { labels } from './labels.ts';
import { PrintFrame } from './PrintFrame.tsx';
import { useRecipients } from './recipients.ts';

const dayIn = (typed: string | null | undefined, format: (iso: string) => string): string => {
  const parsed = parseJapaneseDate(typed ?? '');
  return 'iso' in parsed ? format(parsed.iso) : '';
};

/** The consent form of a referral that is being written, to be signed on paper: what is asked, unanswered. */
export function DraftConsentPage() {
  const { id = '' } = useParams();
  const client = useClient();
  const viewer = useViewer();
  const { recipients } = useRecipients();
  const [loaded, setLoaded] = useState<Loaded | 'missing' | 'unreached'>();
  useEffect(() => {
    let isOver = false;
    void whilePending(loadDraft(client, id)).then((answer) => {
      if (!isOver) setLoaded(answer);
    });
    return () => {
      isOver = true;
    };
  }, [client, id]);

  return (
    <PrintFrame
      problem={
        typeof loaded === 'string' && (
          <ErrorState code={loaded === 'missing' ? 'NOT_FOUND' : undefined} isOffline={loaded === 'unreached'} />
        )
      }
      fill={(language) => {
        if (!loaded || typeof loaded === 'string' || !recipients) return null;
        const l = textIn(labels, language);
        const { name, nameKana, birthDate, consent, toAgencyId, purpose } = loaded.stored.content;
        const kana = checkKana(nameKana ?? '');
        const items = consent?.items ?? [];
        const main = toAgencyId ? [{ recipientId: toAgencyId, purpose: purpose ?? ('CONSULTATION' as const) }] : [];
        return {
          kind: items.length > 0 ? 'asked' : 'blank',
          columns: columnsOf(main, items).map((column) => {
            const recipient = recipients.find((agency) => agency.id === column.recipientId);
            return {
              key: `${column.recipientId} ${column.purpose}`,
              agency: recipient ? agencyName(recipient, language) : '',
              purpose: l(`purpose.${column.purpose}`),
              ticked: items.filter((item) => isSameColumn(item, column)).map((item) => item.category),
            };
          }),
          name: name ?? '',
          kana: 'value' in kana ? kana.value : (nameKana ?? ''),
          signature: null,
          birthDate: dayIn(birthDate, (iso) => formatBirthDate(iso, language)),
          until: dayIn(consent?.validUntil, (iso) => formatDate(iso, language)),
          signedOn: '',
          representative: consent?.representativeName ?? '',
          relation: consent?.representativeRelation ?? '',
          method: l('method.PAPER'),
          witness: '',
          officer: viewer.user.name,
          agency: viewer.posting ? agencyName(viewer.posting.agency, language) : '',
          phone: viewer.posting?.agency.phone ?? '',
        };
      }}
    />
  );
}
