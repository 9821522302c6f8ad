import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { TextLink } from '../../ui/Button.tsx';
import { formatDate } from '../../ui/dates.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PrintSheets } from '../../ui/PrintSheet.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { failureIn } from '../../urql.ts';
import { useLiveQuery } from '../../useLiveQuery.ts';
import { text as shared } from '../text.ts';
import { SheetQuery } from './query.ts';
import { SheetConsent, SheetReceipt } from './SheetConsent.tsx';
import { SheetHead } from './SheetHead.tsx';
import { SheetConcerns, SheetNeeds } from './SheetNeeds.tsx';
import { SheetContact, SheetPerson } from './SheetPerson.tsx';
import './sheet.css';
import { text } from './text.ts';

/** The referral sheet (つなぐシート) for A4, black on white, as on the city's paper form. */
export function SheetView({ id }: { id: string }) {
  const t = useText(text);
  const s = useText(shared);
  const language = useLanguage();
  const { data, error, isLoading, refetch } = useLiveQuery({ query: SheetQuery, variables: { id } });
  const sheet = data?.referral;
  if (isLoading) return <Loading lines={12} />;
  if (!sheet) {
    return <ErrorState {...failureIn(error)} onRetry={error ? refetch : undefined} />;
  }
  return (
    <>
      <div data-screen-only>
        <PageHeader title={s('title.print', { code: sheet.code })} lead={t('lead')} />
      </div>
      <PrintSheets actions={<TextLink href={`/referrals/${id}`}>{t('back')}</TextLink>}>
        <article
          className={`referral-sheet-${language} w-full max-w-[210mm] border border-solid-gray-420 bg-white p-[12mm] text-[9.5pt] leading-[1.35] text-black [&_.text-quiet]:text-black max-sm:p-3 print:max-w-none print:border-0 print:p-0`}
        >
          <SheetHead sheet={sheet} />
          <SheetContact sheet={sheet} />
          <SheetPerson sheet={sheet} />
          <SheetConcerns sheet={sheet} />
          <SheetNeeds sheet={sheet} />
          <SheetConsent sheet={sheet} />
          <SheetReceipt sheet={sheet} />
          <p className="mt-[2mm] text-[8pt] leading-tight">
            {t('cautionNote')} {t('printedAt', { day: formatDate(new Date().toISOString(), language) })}
          </p>
        </article>
      </PrintSheets>
    </>
  );
}
