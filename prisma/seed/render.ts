import type { Dice } from './dice.ts';

/** The values of one life's slots. */
export type Slots = Readonly<Record<string, string>>;

/** Draws one value for each slot of a story, once and for all. */
export function drawSlots(slots: Readonly<Record<string, readonly string[]>>, dice: Dice): Slots {
  return Object.fromEntries(Object.entries(slots).map(([name, values]) => [name, dice.pick(values)]));
}

/**
 * Fills in a text: `{name}` by the life's slot, `{a|b}` by one of its alternatives, innermost first.
 * @throws Error for a slot the story does not have
 */
export function render(text: string, slots: Slots, dice: Dice): string {
  let result = text;
  while (result.includes('{')) {
    const before = result;
    result = result.replace(/\{([^{}]*)\}/g, (_, inside: string) => {
      if (inside.includes('|')) return dice.pick(inside.split('|'));
      const value = slots[inside];
      if (value === undefined) throw new Error(`no slot ${inside} in: ${text}`);
      return value;
    });
    if (result === before) throw new Error(`unbalanced braces in: ${text}`);
  }
  return result;
}
