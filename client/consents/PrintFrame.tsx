import { type ReactNode, useState } from 'react';
import type { Language } from '../i18n/i18n.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Button } from '../ui/Button.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PrintSheets } from '../ui/PrintSheet.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { ConsentSheet, type SheetFacts } from './ConsentSheet.tsx';
import { useNotice } from './Notice.tsx';
import { text } from './text.ts';

/** What a form says besides its notice, in a language; null while it is loading. */
export type Fill = (language: Language) => Omit<SheetFacts, 'notice'> | null;

/** The consent form on the screen, in the language the person reads, ready for the printer. */
export function PrintFrame({
  fill,
  language: asked,
  problem,
}: {
  fill: Fill;
  /** The language the form begins with; the screen's where it is not given. */
  language?: Language;
  problem?: ReactNode;
}) {
  const t = useText(text);
  const own = useLanguage();
  const [chosen, setChosen] = useState<Language>();
  const language = chosen ?? asked ?? own;
  const { notice, error } = useNotice(language);
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
            actions={(['ja', 'en'] as const).map((each) => (
              <Button
                key={each}
                variant="outline"
                aria-pressed={each === language}
                icon={each === language ? 'check' : undefined}
                onPress={() => setChosen(each)}
              >
                {each === 'ja' ? '日本語' : 'English'}
              </Button>
            ))}
          >
            <ConsentSheet facts={{ ...facts, notice }} language={language} />
          </PrintSheets>
        ) : (
          <Loading lines={10} />
        ))}
    </>
  );
}
