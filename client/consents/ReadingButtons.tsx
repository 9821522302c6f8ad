import type { Reading } from '../i18n/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { readingNames, readings } from './readings.ts';

/** Chooses in what the person reads what is shown or printed. */
export function ReadingButtons({
  value,
  onChange,
  offered = readings,
}: {
  value: Reading;
  onChange: (reading: Reading) => void;
  offered?: readonly Reading[];
}) {
  return offered.map((each) => (
    <Button
      key={each}
      variant="outline"
      aria-pressed={each === value}
      icon={each === value ? 'check' : undefined}
      onPress={() => onChange(each)}
    >
      {readingNames[each]}
    </Button>
  ));
}
