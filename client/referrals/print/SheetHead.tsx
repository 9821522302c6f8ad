import { agencyName } from '../../agencies/agencyName.ts';
import { labels as consentLabels } from '../../consents/labels.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { formatDate } from '../../ui/dates.tsx';
import { labels } from '../labels.ts';
import { urgencies } from '../list/filters.ts';
import { text as shared } from '../text.ts';
import { Line, Ruled, Tick } from './paper.tsx';
import type { Sheet } from './SheetPerson.tsx';
import { text } from './text.ts';

/** Title, number, the two agencies, urgency; and that the paper is to be handled with care. */
export function SheetHead({ sheet }: { sheet: Sheet }) {
  const t = useText(text);
  const s = useText(shared);
  const l = useText(labels);
  const c = useText(consentLabels);
  const language = useLanguage();
  const lines = (agency: { name: string; nameEn: string; phone: string } | null, staff?: string) =>
    agency
      ? [[agencyName(agency, language), staff].filter(Boolean).join('　'), agency.phone].filter(Boolean).join('\n')
      : s('agencyOpen');
  return (
    <>
      <div className="mb-[2mm] flex items-end justify-between gap-4">
        <h2 className="text-[16pt] leading-tight font-bold">{t('sheet')}</h2>
        <p className="shrink-0 border-[0.6mm] border-black px-[2.5mm] py-[0.6mm] text-[11pt] font-bold">
          {t('caution')}
        </p>
      </div>
      {sheet.status === 'DRAFT' && <p className="mb-[1mm] font-bold">{t('draft')}</p>}
      <Ruled>
        <Line
          cells={[
            [
              t('code'),
              <span key="code" className="text-[12pt] font-bold tabular-nums">
                {sheet.code}
              </span>,
            ],
            [
              l('field.urgency'),
              <span key="ticks" className="flex flex-wrap gap-x-3">
                {urgencies.map((urgency) => (
                  <Tick key={urgency} isOn={sheet.urgency === urgency}>
                    {l(`urgency.${urgency}`)}
                  </Tick>
                ))}
              </span>,
            ],
          ]}
        />
        <Line
          cells={[
            [t('from'), lines(sheet.fromAgency, t('staff', { name: sheet.createdBy.name }))],
            [t('to'), lines(sheet.toAgency)],
          ]}
        />
        <Line
          cells={[
            [t('sentAt'), sheet.sentAt ? formatDate(sheet.sentAt, language) : ''],
            [t('purpose'), c(`purpose.${sheet.purpose}`)],
          ]}
        />
      </Ruled>
    </>
  );
}
