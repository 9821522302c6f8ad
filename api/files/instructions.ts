import { SaxesParser } from 'saxes';

/** Fields of Word that fetch, link or run something (ECMA-376 §17.16.5); all others work within the document. */
const ACTIVE_FIELD =
  /^\s*["\\]*(?:dde|ddeauto|include|includepicture|includetext|import|link|database|rd)(?![\p{L}\p{N}_])/iu;
/** Functions that ask a server or start a program; with `_xleta.` a function is handed to another, without brackets. */
const FUNCTIONS = '(?:webservice|rtd|dde|image|call|exec|register(?:\\.id)?|sql\\.request|initiate|stockhistory|py)';
const ACTIVE_FORMULA = new RegExp(
  `(?<![\\p{L}\\p{N}_])${FUNCTIONS}\\s*\\(|_xleta\\.${FUNCTIONS}(?![\\p{L}\\p{N}_])|\\|`,
  'iu',
);

/** Elements whose text is a formula, in sheets, names, tables, formats and charts. */
const FORMULAS = ['f', 'formula', 'formula1', 'formula2', 'definedName', 'calculatedColumnFormula', 'totalsRowFormula'];
const FIELDS = ['instrText', 'delInstrText'];

/**
 * One of these is in every part that holds an instruction, spelled out or hidden in references, comments and the like; the rest,
 * long tables of numbers above all, need not be read.
 */
const WORTH_READING = new RegExp(
  `instrText|fldSimple|mailMerge|updateLinks|worksheetSource|_xleta|[|]|&#|<!|<\\?(?!xml )|${FUNCTIONS}\\s*\\(`,
  'i',
);

interface Open {
  name: string;
  text: string;
}

/**
 * Whether an XML part of a Word or Excel document tells the program to fetch, link or run something on opening: fields, formulas,
 * a source to merge letters from, links that are updated without asking. Judged by local names, so that no prefix hides one.
 * @param part its text
 * @returns null when it is no well-formed XML
 */
export function instructs(part: string): boolean | null {
  let isActive = false;
  const open: Open[] = [];
  // Codes of the fields that have begun: one may stand within another, and be split into any number of pieces.
  const codes = [''];
  const judge = () => {
    const code = codes.pop() ?? '';
    isActive ||= ACTIVE_FIELD.test(code);
  };
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    open.push({ name: localName(name), text: '' });
    isActive ||= actsBy(localName(name), attributes);
    if (localName(name) !== 'fldChar') return;
    const [, type] = Object.entries(attributes).find(([each]) => localName(each) === 'fldCharType') ?? [];
    if (type !== 'begin') judge();
    // Behind the code, up to the end of the field, stands its result.
    if (type !== 'end' || codes.length === 0) codes.push('');
  });
  const collect = (text: string) => {
    const innermost = open.at(-1);
    if (innermost) innermost.text += text;
  };
  parser.on('text', collect);
  parser.on('cdata', collect);
  parser.on('closetag', () => {
    const { name, text } = open.pop() ?? { name: '', text: '' };
    if (FORMULAS.includes(name)) isActive ||= isActiveFormula(text);
    if (FIELDS.includes(name)) codes[codes.length - 1] += text;
  });
  try {
    parser.write(part).close();
  } catch {
    return null;
  }
  while (codes.length > 0) judge();
  return isActive;
}

/** Whether a part must be read for what it instructs. */
export const isWorthReading = (part: string): boolean => WORTH_READING.test(part);

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** What stands in quotation marks, texts and names of sheets, is not done. */
const isActiveFormula = (formula: string) => ACTIVE_FORMULA.test(formula.replace(/"[^"]*"|'[^']*'/g, ' '));

function actsBy(element: string, attributes: Record<string, string>): boolean {
  if (element === 'mailMerge') return true;
  return Object.entries(attributes).some(([name, value]) => {
    const attribute = localName(name);
    if (attribute === 'instr') return ACTIVE_FIELD.test(value);
    if (attribute === 'formula') return isActiveFormula(value);
    if (attribute === 'updateLinks') return value.trim() === 'always';
    // A pivot table of another workbook.
    return element === 'worksheetSource' && attribute === 'id';
  });
}
