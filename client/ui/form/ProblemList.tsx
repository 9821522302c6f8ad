import { useText } from '../../i18n/text.ts';
import { text } from '../text.ts';

/** What is wrong with one entry, and what the entry is called. */
export interface ListedProblem {
  path: string;
  label: string | undefined;
  message: string;
  /** Leads to the entry; absent where there is none. */
  onVisit?: () => void;
}

/** The problems of a form, each leading to its entry. */
export function ProblemList({ problems }: { problems: readonly ListedProblem[] }) {
  const t = useText(text);
  return (
    <>
      <p className="text-sm text-quiet">{t('form.summaryHelp')}</p>
      <ul className="mt-1 pl-1">
        {problems.map(({ path, label, message, onVisit }) => {
          // An entry that is called by a question ends as one.
          const words = label ? t('form.item', { label: label.replace(/[。.？?]$/, ''), message }) : message;
          return (
            // A marker of its own: a list's would stand at the last line of a button.
            <li key={path + message} className="flex items-baseline gap-2 before:content-['•']">
              {onVisit ? (
                <button
                  type="button"
                  className="min-h-6 text-left text-blue-1000 underline hover:decoration-2 pointer-coarse:min-h-11"
                  onClick={onVisit}
                >
                  {words}
                </button>
              ) : (
                message
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
