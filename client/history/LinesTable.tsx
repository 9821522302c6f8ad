import { agencyName } from '../agencies/agencyName.ts';
import { agencyLabels } from '../agencies/labels.ts';
import { labels } from '../consents/labels.ts';
import { textIn } from '../i18n/text.ts';
import { kindsOf } from '../ledger/operations.ts';
import { formatDate, timeInTokyo } from '../ui/dates.tsx';
import type { Line } from './documents.ts';
import { type Reader, words } from './words.ts';

/** The lines of one sheet. */
export function LinesTable({ lines, reader }: { lines: readonly Line[]; reader: Reader }) {
  const w = words[reader];
  const cell = 'border border-solid-gray-420 px-1.5 py-1 align-top';
  return (
    <table className="mt-2 w-full border-collapse text-left text-[9.5pt]">
      <thead>
        <tr>
          {Object.entries(w.head).map(([id, head]) => (
            <th key={id} scope="col" className={`${cell} bg-solid-gray-50 font-bold`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) =>
          line.withheld ? (
            <tr key={line.id} className="break-inside-avoid">
              <td colSpan={4} className={cell}>
                {w.withheld(w.law[line.withheld])}
              </td>
            </tr>
          ) : (
            <Told key={line.id} line={line} reader={reader} cell={cell} />
          ),
        )}
      </tbody>
    </table>
  );
}

function Told({ line, reader, cell }: { line: Line; reader: Reader; cell: string }) {
  const w = words[reader];
  const language = reader === 'en' ? 'en' : 'ja';
  const role = textIn(agencyLabels, language);
  const list = (parts: readonly string[]) => parts.join(language === 'en' ? ', ' : '、');
  return (
    <tr className="break-inside-avoid">
      <td className={`${cell} w-[17%] tabular-nums`}>
        {line.day && formatDate(line.day, language)}
        <br />
        {line.firstAt && timeInTokyo(line.firstAt)} {(line.times ?? 0) > 1 && `(${w.times(line.times ?? 0)})`}
      </td>
      <td className={`${cell} w-[26%]`}>
        {line.agency ? agencyName(line.agency, language) : w.conference}
        {line.user && line.role && (
          <>
            <br />
            {role(`role.${line.role}`)} {line.user.name}
          </>
        )}
        {line.whoWithheld && (
          <>
            <br />
            {w.nameWithheld(w.law[line.whoWithheld])}
          </>
        )}
      </td>
      <td className={cell}>
        {list(kindsOf(line.operations ?? []).map((kind) => w.kind[kind]))}
        {line.keeper && <span>{` (${w.keeper(agencyName(line.keeper, language))})`}</span>}
        <br />
        {list((line.categories ?? []).map((each) => w.category[each]))}
      </td>
      <td className={`${cell} w-[26%]`}>
        <ul>
          {(line.bases ?? []).map((basis) => (
            <li key={JSON.stringify(basis)}>{basisWords(basis, reader)}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
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
