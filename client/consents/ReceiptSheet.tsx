import type { ReactNode } from 'react';
import { today } from '../../api/clock/tokyoDate.ts';
import { agencyName } from '../agencies/agencyName.ts';
import type { Category, ConsentLineFragment, ConsentReceiptQuery } from '../generated/graphql.ts';
import type { Reading } from '../i18n/i18n.ts';
import { textIn } from '../i18n/text.ts';
import { formatDate, formatDateTime } from '../ui/dates.tsx';
import { PaperTable, PrintSheet } from '../ui/PrintSheet.tsx';
import { categories, columnsOf, isSameColumn } from './content.ts';
import { labels } from './labels.ts';
import { readingNames, readingOf } from './readings.ts';
import { text } from './text.ts';

/** Special care-required information (要配慮個人情報), as the receipt's document marks it. */
const special: readonly Category[] = ['HEALTH', 'SAFETY'];

/** A telephone number that no line parts: with hyphens at which nothing breaks. */
const unbroken = (phone: string): string => phone.replaceAll('-', '\u2011');

/** The receipt on A4, in the order in which a person asks: what was said, to whom, until when, how to take it back. */
export function ReceiptSheet({
  consent,
  line,
  reading,
}: {
  consent: NonNullable<ConsentReceiptQuery['consent']>;
  line: ConsentLineFragment;
  reading: Reading;
}) {
  const t = textIn(text, reading);
  const l = textIn(labels, reading);
  const { recordedByAgency: controller, person, receipt, notice } = consent;
  const isGiven = line.decision === 'GIVEN';
  const sensitive = special.filter((category) => line.items.some((item) => item.category === category));
  const rows: [id: string, value: ReactNode][] = [
    ['person', person.nameKana ? `${person.name}（${person.nameKana}）` : person.name],
    ...(line.giver === 'REPRESENTATIVE'
      ? [['representative', `${line.representativeName}（${line.representativeRelation}）`] as [string, ReactNode]]
      : []),
    ['at', `${formatDateTime(line.givenAt, reading)}　${l(`decision.${line.decision}`)}`],
    ...(isGiven ? [['until', formatDate(line.validUntil, reading)] as [string, ReactNode]] : []),
    ['state', `${l(`standing.${line.standing}`)}（${formatDate(today(), reading)}）`],
    ['thirdParty', isGiven ? t('receipt.thirdPartyYes') : t('receipt.thirdPartyNo')],
    [
      'sensitive',
      sensitive.length > 0
        ? t('receipt.sensitiveYes', { categories: sensitive.map((each) => l(`category.${each}`)).join('、') })
        : t('receipt.sensitiveNo'),
    ],
    [
      'controller',
      [agencyName(controller, reading), controller.address, unbroken(controller.phone)].filter(Boolean).join('　'),
    ],
    ['collector', line.recordedBy.name],
    ['method', line.witnessName ? `${l(`method.${line.method}`)}（${line.witnessName}）` : l(`method.${line.method}`)],
    [
      'notice',
      t('receipt.noticeLine', {
        ...{ title: notice.title, version: notice.version },
        language: readingNames[readingOf(consent.language)],
      }),
    ],
    ['withdrawal', t('receipt.withdrawalText', { phone: unbroken(controller.phone) || '—' })],
    ['rights', t('receipt.rightsText')],
    ['id', consent.id],
    ['version', t('receipt.format')],
  ];
  return (
    <PrintSheet page={1} pages={1} footer={t('receipt.title')} language={reading}>
      <div lang={reading}>
        <div className="mb-3 flex items-start gap-6">
          <div className="min-w-0 grow">
            <h2 className="mb-2 text-[16pt] font-bold">{t(isGiven ? 'receipt.title' : 'receipt.titleRefused')}</h2>
            <p className="text-pretty">{t('receipt.lead')}</p>
          </div>
          <figure className="w-[46mm] shrink-0 text-center">
            <img src={receipt.qr} alt={receipt.checkUrl.split('#')[0]} className="mx-auto w-[34mm]" />
            <figcaption className="text-[8pt] leading-tight">{t('receipt.check')}</figcaption>
          </figure>
        </div>
        <h3 className="mb-1 font-bold">{t(isGiven ? 'receipt.shared' : 'receipt.refused')}</h3>
        <Shared line={line} reading={reading} />
        <PaperTable
          isWide
          rows={rows.map(([id, value]) => ({ id, term: t(`receipt.${id}` as 'receipt.person'), value }))}
        />
        <p className="text-[9pt]">{t('receipt.checkText')}</p>
      </div>
    </PrintSheet>
  );
}

/** To whom, for what, which information; what has ended since is crossed out. */
function Shared({ line, reading }: { line: ConsentLineFragment; reading: Reading }) {
  const t = textIn(text, reading);
  const l = textIn(labels, reading);
  const flat = line.items.map((item) => ({ ...item, recipientId: item.recipient.id }));
  return (
    <PaperTable
      isWide
      rows={columnsOf([], flat).map((column) => {
        const within = categories.flatMap((category) =>
          flat.filter((item) => item.category === category && isSameColumn(item, column)),
        );
        const recipient = within[0]?.recipient;
        return {
          id: `${column.recipientId} ${column.purpose}`,
          term: (
            <>
              <span className="font-bold">{recipient && agencyName(recipient, reading)}</span>
              <span className="block text-[9pt]">{l(`purpose.${column.purpose}`)}</span>
            </>
          ),
          value: (
            <ul className="flex flex-wrap gap-x-4">
              {within.map(({ id, category, endedAt }) => (
                <li key={id}>
                  <span className={endedAt ? 'line-through' : undefined}>・{l(`category.${category}`)}</span>
                  {special.includes(category) && <span className="text-[8.5pt]">（{t('receipt.special')}）</span>}
                  {endedAt && (
                    <span className="text-[8.5pt]">
                      （{t('receipt.ended', { day: formatDate(endedAt, reading) })}）
                    </span>
                  )}
                </li>
              ))}
            </ul>
          ),
        };
      })}
    />
  );
}
