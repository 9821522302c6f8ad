import { useState } from 'react';
import { useParams } from 'react-router';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import type { Reading } from '../i18n/i18n.ts';
import { useText } from '../i18n/text.ts';
import { Button, LinkButton } from '../ui/Button.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PrintSheets } from '../ui/PrintSheet.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { ConsentLineFragment, ReceiptQuery } from './documents.ts';
import { ReadingButtons } from './ReadingButtons.tsx';
import { ReceiptSheet } from './ReceiptSheet.tsx';
import { readingOf, readings } from './readings.ts';
import { text } from './text.ts';

/** Hands over the receipt as a file: made here, so that no address leads to it. */
function download(name: string, document: string): void {
  const address = URL.createObjectURL(new Blob([document], { type: 'application/json' }));
  const link = globalThis.document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The receipt of a consent or refusal, in what the person reads, ready for the printer. */
export function ReceiptPage() {
  const { id = '' } = useParams();
  const t = useText(text);
  const [chosen, setChosen] = useState<Reading>();
  const { data, error, isLoading } = useLiveQuery({
    query: ReceiptQuery,
    variables: { id, language: chosen ?? '' },
  });
  const consent = data?.consent;
  const line = unmask(ConsentLineFragment, consent);
  const reading = chosen ?? readingOf(consent?.language);
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title={t('title.receipt')}
          lead={t('receipt.reprinted')}
          actions={
            consent && (
              <LinkButton size="sm" href={`/consents/${id}`}>
                {t('list.open')}
              </LinkButton>
            )
          }
        />
      </div>
      {consent && line ? (
        <PrintSheets
          actions={
            <>
              <ReadingButtons value={reading} onChange={setChosen} offered={readings} />
              <Button
                variant="outline"
                icon="file"
                onPress={() => download(`consent-receipt-${id.slice(0, 8)}.json`, consent.receipt.document)}
              >
                {t('receipt.download')}
              </Button>
            </>
          }
        >
          <ReceiptSheet consent={consent} line={line} reading={reading} />
        </PrintSheets>
      ) : isLoading ? (
        <Loading lines={10} />
      ) : (
        <ErrorState {...failureIn(error)} />
      )}
    </>
  );
}
