import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Banner } from '../Banner.tsx';
import { Button } from '../Button.tsx';
import { RadioGroup } from '../Choices.tsx';
import { contentText } from './contentText.ts';

/** Which of two versions of an entry is kept. */
export type Side = 'mine' | 'theirs';

/** An entry that two screens filled in differently. `start` is the side that alone changed it, or this screen's. */
export interface Difference {
  key: string;
  label: string;
  mine: string;
  theirs: string;
  start: Side;
}

/** Keys of the entries that differ, and which side to propose: the one that changed it since `base`. */
export function differingKeys<C extends object>(
  mine: C,
  theirs: C,
  base: C,
  isSame: (one: unknown, other: unknown) => boolean,
): { key: keyof C & string; start: Side }[] {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])] as (keyof C & string)[];
  return keys
    .filter((key) => !isSame(mine[key], theirs[key]))
    .map((key) => ({ key, start: isSame(mine[key], base[key]) ? 'theirs' : 'mine' }));
}

/** Shows both versions of what somebody else changed meanwhile, entry by entry; nothing is lost before the choice is made. */
export function ChooseDifferences({
  title,
  body,
  differences,
  onChoose,
}: {
  title: string;
  body: string;
  differences: readonly Difference[];
  onChoose: (chosen: ReadonlyMap<string, Side>) => void;
}) {
  const t = useText(contentText);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const sideOf = ({ key, start }: Difference): Side => chosen.get(key) ?? start;
  return (
    <Banner tone="warning" title={title} live>
      <p>{body}</p>
      <div className="mt-3 flex flex-col gap-4">
        {differences.map((difference) => (
          <RadioGroup<Side>
            key={difference.key}
            label={difference.label}
            value={sideOf(difference)}
            onChange={(side) => side && setChosen(new Map(chosen).set(difference.key, side))}
            layout="grid"
            choices={(['mine', 'theirs'] as const).map((side) => ({
              id: side,
              label: t(side),
              note: difference[side] || t('empty'),
            }))}
          />
        ))}
      </div>
      <Button
        className="mt-4"
        onPress={() => onChoose(new Map(differences.map((difference) => [difference.key, sideOf(difference)])))}
      >
        {t('goOn')}
      </Button>
    </Banner>
  );
}
