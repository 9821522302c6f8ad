import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Banner } from '../Banner.tsx';
import { Button } from '../Button.tsx';
import { RadioGroup } from '../Choices.tsx';
import { contentText } from './contentText.ts';

/** Which of two versions of an entry is kept. */
type Side = 'mine' | 'theirs';

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
export function ChooseDifferences<C extends object>({
  title,
  body,
  mine,
  theirs,
  differing,
  labelOf,
  describe,
  onChoose,
}: {
  title: string;
  body: string;
  mine: C;
  theirs: C;
  /** Entries that two screens filled in differently, and which side is proposed. */
  differing: readonly { key: keyof C & string; start: Side }[];
  labelOf: (key: string) => string | undefined;
  describe: (content: C, key: keyof C & string) => string;
  /** @param kept the entries that differed, as chosen; null where there is nothing */
  onChoose: (kept: Partial<C>) => void;
}) {
  const t = useText(contentText);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const contents = { mine, theirs };
  const choices = differing.map(({ key, start }) => ({ key, side: chosen.get(key) ?? start }));
  return (
    <Banner tone="warning" title={title} live>
      <p>{body}</p>
      <div className="mt-3 flex flex-col gap-4">
        {choices.map(({ key, side }) => (
          <RadioGroup<Side>
            key={key}
            label={labelOf(key) ?? key}
            value={side}
            onChange={(next) => next && setChosen(new Map(chosen).set(key, next))}
            layout="grid"
            choices={(['mine', 'theirs'] as const).map((each) => ({
              id: each,
              label: t(each),
              note: describe(contents[each], key) || t('empty'),
            }))}
          />
        ))}
      </div>
      <Button
        className="mt-4"
        onPress={() =>
          onChoose(Object.fromEntries(choices.map(({ key, side }) => [key, contents[side][key] ?? null])) as Partial<C>)
        }
      >
        {t('goOn')}
      </Button>
    </Banner>
  );
}
