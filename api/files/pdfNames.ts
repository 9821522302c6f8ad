/** Matches `/Name` for any of the names, each letter plain or written `#hh` (§7.3.5), as those write it who want to hide it. */
export function anyName(names: readonly string[]): RegExp {
  const spellings = names.map((name) =>
    [...name]
      .map(
        (letter) =>
          `(?:${letter}|#${letter
            .charCodeAt(0)
            .toString(16)
            .replace(/[a-f]/g, (x) => `[${x}${x.toUpperCase()}]`)})`,
      )
      .join(''),
  );
  return new RegExp(`/(?:${spellings.join('|')})`);
}
