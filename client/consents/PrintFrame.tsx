import { type ReactNode, useState } from 'react';
import type { Reading } from '../i18n/i18n.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PrintSheets } from '../ui/PrintSheet.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { ConsentSheet, type SheetFacts } from './ConsentSheet.tsx';
import { useNoticeOf } from './Notice.tsx';
import { ReadingButtons } from './ReadingButtons.tsx';
import { readings } from './readings.ts';
import { text } from './text.ts';

/** What a form says besides its notice, in a language; null while it is loading. */
export type Fill = (language: Reading) => Omit<SheetFacts, 'notice'> | null;

/** The consent form on the screen, in the language the person reads, ready for the printer. */
export function PrintFrame({
  fill,
  consentId,
  language: asked,
  problem,
}: {
  fill: Fill;
  /** The consent that was recorded: its form says what the person was told then. */
  consentId?: string;
  /** The language the form begins with; the screen's where it is not given. */
  language?: Reading;
  problem?: ReactNode;
}) {
  const t = useText(text);
  const own = useLanguage();
  const [chosen, setChosen] = useState<Reading>();
  const language = chosen ?? asked ?? own;
  const { notice, error } = useNoticeOf(consentId, language);
  const facts = fill(language);
  return (
    <>
      <div className="print:hidden">
        <PageHeader title={t('title.print')} />
      </div>
      {problem ||
        (error ? (
          <ErrorState {...failureIn(error)} />
        ) : facts && notice ? (
          <PrintSheets
            actions={
              <ReadingButtons
                value={language}
                onChange={setChosen}
                offered={readings.filter((each) => notice.languages.includes(each))}
              />
            }
          >
            <ConsentSheet facts={{ ...facts, notice }} language={language} />
          </PrintSheets>
        ) : (
          <Loading lines={10} />
        ))}
    </>
  );
}
