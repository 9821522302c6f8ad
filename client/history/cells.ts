import { agencyName } from '../agencies/agencyName.ts';
import { agencyLabels } from '../agencies/labels.ts';
import { labels } from '../consents/labels.ts';
import { textIn } from '../i18n/text.ts';
import { kindsOf } from '../ledger/operations.ts';
import { formatDate, timeInTokyo } from '../ui/dates.tsx';
import type { Line } from './documents.ts';
import { type Reader, words } from './words.ts';

/** Paragraphs of one cell. */
export type CellText = readonly string[];

/** What a line says in the four columns of the sheet, or the one sentence in their place where it is withheld. */
export function cellsOf(line: Line, reader: Reader): readonly CellText[] {
  const w = words[reader];
  if (line.withheld) return [[w.withheld(w.law[line.withheld])]];
  const language = reader === 'en' ? 'en' : 'ja';
  const role = textIn(agencyLabels, language);
  const list = (parts: readonly string[]) => parts.join(language === 'en' ? ', ' : '、');
  const times = (line.times ?? 0) > 1 ? `(${w.times(line.times ?? 0)})` : '';
  const kept = line.keeper ? `(${w.keeper(agencyName(line.keeper, language))})` : '';
  const cells = [
    [line.day ? formatDate(line.day, language) : '', `${line.firstAt ? timeInTokyo(line.firstAt) : ''} ${times}`],
    [
      line.agency ? agencyName(line.agency, language) : w.conference,
      line.user && line.role ? `${role(`role.${line.role}`)} ${line.user.name}` : '',
      line.whoWithheld ? w.nameWithheld(w.law[line.whoWithheld]) : '',
    ],
    [
      `${list(kindsOf(line.operations ?? []).map((kind) => w.kind[kind]))} ${kept}`,
      list((line.categories ?? []).map((each) => w.category[each])),
    ],
    (line.bases ?? []).map((basis) => basisWords(basis, reader)),
  ];
  return cells.map((cell) => cell.map((paragraph) => paragraph.trim()).filter(Boolean));
}

type Basis = NonNullable<Line['bases']>[number];

/** Why somebody could look, in the words of whoever reads it; a law's own name stands as it is. */
function basisWords({ kind, law, purpose, agreedAt }: Basis, reader: Reader): string {
  const w = words[reader];
  const language = reader === 'en' ? 'en' : 'ja';
  const label = textIn(labels, language);
  const details = [
    agreedAt && w.agreedOn(formatDate(agreedAt, language)),
    law && label(`lawfulBasis.${law}`),
    purpose && label(`purpose.${purpose}`),
  ].filter(Boolean);
  if (details.length === 0) return w.basis[kind];
  return language === 'en' ? `${w.basis[kind]} (${details.join(', ')})` : `${w.basis[kind]}（${details.join('、')}）`;
}
