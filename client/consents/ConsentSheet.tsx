import type { Category } from '../generated/graphql.ts';
import type { Reading } from '../i18n/i18n.ts';
import { textIn } from '../i18n/text.ts';
import { PaperTable, PrintSheet } from '../ui/PrintSheet.tsx';
import { categories } from './content.ts';
import { labels } from './labels.ts';
import { text } from './text.ts';

/** One column of the form: to whom, for what, and what was ticked. Empty words leave room to write. */
export interface SheetColumn {
  key: string;
  agency: string;
  purpose: string;
  ticked: readonly Category[];
}

/** What the consent form says. Whatever is null or empty leaves room to write on paper. */
export interface SheetFacts {
  /** `blank` and `asked` are signed on paper; `recorded` says what was stored. */
  kind: 'blank' | 'asked' | 'recorded';
  columns: readonly SheetColumn[];
  name: string;
  kana: string;
  birthDate: string;
  /** Address of the drawing signed on the screen; null where there is none. */
  signature: string | null;
  until: string;
  signedOn: string;
  representative: string;
  relation: string;
  method: string;
  witness: string;
  officer: string;
  /** The agency that records the consent, and the phone number by which it is withdrawn. */
  agency: string;
  phone: string;
  notice: { version: string; title: string; paragraphs: readonly string[] };
}

/** How many columns fit beside the categories on A4. */
const columnsPerSheet = 3;

function chunked<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.max(1, Math.ceil(list.length / size)) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}

/** The consent form on A4: the answers, one sheet for each three columns, and the notice on the last sheet. */
export function ConsentSheet({ facts, language }: { facts: SheetFacts; language: Reading }) {
  const t = textIn(text, language);
  const parts = chunked(facts.columns, columnsPerSheet);
  const pages = parts.length + 1;
  return (
    <>
      {parts.map((columns, at) => (
        <PrintSheet
          key={columns[0]?.key ?? at}
          page={at + 1}
          pages={pages}
          footer={t('sheet.footer')}
          language={language}
        >
          <div lang={language}>
            <h2 className="mb-2 text-center text-[15pt] font-bold">{t('sheet.title')}</h2>
            <p className="mb-2">{t(`sheet.intro.${facts.kind}`)}</p>
            <Answers columns={columns} kind={facts.kind} language={language} />
            <Signatures facts={facts} language={language} />
          </div>
        </PrintSheet>
      ))}
      <PrintSheet page={pages} pages={pages} footer={t('sheet.footer')} language={language}>
        <div lang={language}>
          <h2 className="mb-1 text-[15pt] font-bold">{facts.notice.title}</h2>
          <p className="mb-4">{t('sheet.notice', { version: facts.notice.version })}</p>
          <ol className="flex list-decimal flex-col gap-3 pl-6 text-[12pt] leading-relaxed">
            {facts.notice.paragraphs.map((paragraph) => (
              <li key={paragraph}>{paragraph}</li>
            ))}
          </ol>
          <h3 className="mt-6 mb-1 text-[12pt] font-bold">{t('sheet.withdrawal')}</h3>
          <p>{t('sheet.withdrawalText')}</p>
          <p className="mt-2">
            {lineIn(language)(t('sheet.officeAgency'), facts.agency)}　{lineIn(language)(t('sheet.phone'), facts.phone)}
          </p>
        </div>
      </PrintSheet>
    </>
  );
}

function Answers({
  columns,
  kind,
  language,
}: {
  columns: readonly SheetColumn[];
  kind: SheetFacts['kind'];
  language: Reading;
}) {
  const t = textIn(text, language);
  const l = textIn(labels, language);
  const cell = 'border border-black px-1.5 py-0.5';
  const mark = (isTicked: boolean): string => {
    if (kind === 'recorded') return isTicked ? '○' : '－';
    return kind === 'blank' || isTicked ? '□' : '－';
  };
  return (
    <table className="mb-3 w-full table-fixed border-collapse">
      <caption className="sr-only">{t('matrix.caption')}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${cell} w-[44%] bg-solid-gray-50 text-left`}>
            {t('matrix.category')}
          </th>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              // Without an agency there is room to write one.
              className={`${cell} bg-solid-gray-50 text-[9pt] ${column.agency ? 'text-center' : 'h-[20mm] text-left align-top'}`}
            >
              <span className="block">{column.agency || `${t('matrix.agency')}${language === 'en' ? ':' : '：'}`}</span>
              <span className={column.agency ? 'block font-normal' : 'mt-[4mm] block font-normal'}>
                {column.purpose || `${t('matrix.purpose')}${language === 'en' ? ':' : '：'}`}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category) => (
          <tr key={category}>
            <th scope="row" className={`${cell} text-left font-normal leading-tight`}>
              <span className="font-bold">{l(`category.${category}`)}</span>
              <span className="block text-[8.5pt]">{l(`categoryNote.${category}`)}</span>
            </th>
            {columns.map((column) => (
              <td key={column.key} className={`${cell} text-center text-[13pt]`}>
                {mark(column.ticked.includes(category))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Room to write by hand. */
const room = '　　　　　　　　　　';

/** A label with its value, or room for it. */
const lineIn =
  (language: Reading) =>
  (label: string, value: string): string =>
    `${label}${language === 'en' ? ': ' : '：'}${value || room}`;

function Signatures({ facts, language }: { facts: SheetFacts; language: Reading }) {
  const t = textIn(text, language);
  const line = lineIn(language);
  return (
    <>
      <PaperTable
        rows={[
          { id: 'until', term: t('sheet.until'), value: facts.until || t('sheet.untilBlank') },
          { id: 'date', term: t('sheet.date'), value: facts.signedOn || t('sheet.dateBlank') },
          {
            id: 'name',
            term: facts.kind === 'recorded' ? t('sheet.name') : t('sheet.signature'),
            value: <Name facts={facts} language={language} />,
          },
          { id: 'birth', term: t('sheet.birth'), value: facts.birthDate || t('sheet.dateBlank') },
          {
            id: 'representative',
            term: t('sheet.representative'),
            value: `${line(t('sheet.name'), facts.representative)}　${line(t('sheet.relation'), facts.relation)}`,
          },
        ]}
      />
      <PaperTable
        rows={[
          {
            id: 'office',
            term: t('sheet.office'),
            value: `${line(t('sheet.officeAgency'), facts.agency)}　${line(t('sheet.officer'), facts.officer)}\n${line(t('sheet.method'), facts.method)}　${line(t('sheet.witness'), facts.witness)}`,
          },
        ]}
      />
    </>
  );
}

/** The name as recorded with what was drawn on the screen, or the place to sign. */
function Name({ facts, language }: { facts: SheetFacts; language: Reading }) {
  const t = textIn(text, language);
  return (
    <div className={facts.kind === 'recorded' ? undefined : 'min-h-[16mm]'}>
      <p className="text-[8.5pt]">{facts.kana || (facts.kind === 'recorded' ? '' : t('sheet.kana'))}</p>
      <p>{facts.name}</p>
      {facts.signature && <img src={facts.signature} alt={t('sheet.signature')} className="h-[18mm]" />}
    </div>
  );
}
