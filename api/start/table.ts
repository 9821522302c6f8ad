/** A printed cell's width in a terminal, in columns: Japanese characters take two. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦𠀀-𯿽]/u.test(character) ? 2 : 1;
  return columns;
}

/** Rows of cells as lines of text, each column as wide as its widest cell, two spaces between. */
export function table(rows: string[][]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, i) => Math.max(widest[i] ?? 0, width(cell))),
    [],
  );
  const line = (row: string[]) => row.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - width(cell))).join('  ');
  return rows.map((row) => `  ${line(row).trimEnd()}\n`).join('');
}
