import { useText } from '../../i18n/text.ts';
import { Banner } from '../Banner.tsx';
import { text } from '../text.ts';
import { ProblemList } from './ProblemList.tsx';
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
      <ProblemList
        problems={problems.map(({ path, message }) => ({
          path,
          message,
          label: labelOf(path),
          onVisit: () => onVisit(path),
        }))}
      />
    </Banner>
  );
}
