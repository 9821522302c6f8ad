import { useText } from '../../i18n/text.ts';
import { Banner } from '../Banner.tsx';
import { text } from '../text.ts';
import type { Problem } from './useContentForm.ts';

/** What has to be put right, each entry leading to its field. */
export function ProblemSummary({
  problems,
  labelOf,
  onVisit,
}: {
  problems: readonly Problem[];
  labelOf: (path: string) => string | undefined;
  onVisit: (path: string) => void;
}) {
  const t = useText(text);
  if (problems.length === 0) return null;
  return (
    <Banner tone="error" live title={t('form.summary', { count: problems.length })}>
      <p className="text-sm text-quiet">{t('form.summaryHelp')}</p>
      <ul className="mt-1 list-disc pl-5">
        {problems.map(({ path, message }) => {
          const label = labelOf(path);
          return (
            <li key={path + message}>
              <button
                type="button"
                className="min-h-6 text-left text-blue-1000 underline hover:decoration-2 pointer-coarse:min-h-11"
                onClick={() => onVisit(path)}
              >
                {label ? t('form.item', { label, message }) : message}
              </button>
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}
