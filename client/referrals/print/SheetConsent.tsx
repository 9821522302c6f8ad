import { agencyName } from '../../agencies/agencyName.ts';
import { labels as consentLabels } from '../../consents/labels.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { formatDate } from '../../ui/dates.tsx';
import { labels } from '../labels.ts';
import { isWithdrawn } from '../page/consentStanding.ts';
import { text as pageText } from '../page/text.ts';
import { Line, Part, Ruled, Tick } from './paper.tsx';
import type { Sheet } from './SheetPerson.tsx';
import { text } from './text.ts';

const states = ['GIVEN', 'SEEKING', 'REFUSED', 'NOT_REQUIRED'] as const;

/** Where consent stands, what it covers as far as the reader may see, and how far the referrer may be told. */
export function SheetConsent({ sheet }: { sheet: Sheet }) {
  const t = useText(text);
  const l = useText(labels);
  const c = useText(consentLabels);
  const p = useText(pageText);
  return (
    <Part title={t('consent')}>
      <Ruled>
        <Line
          cells={[
            [
              t('consent'),
              <span key="ticks" className="flex flex-wrap gap-x-3">
                {states.map((state) => (
                  <Tick key={state} isOn={sheet.consentState === state}>
                    {state === 'REFUSED' && isWithdrawn(sheet) ? p('consent.withdrawn') : c(`consentState.${state}`)}
                  </Tick>
                ))}
                {sheet.lawfulBasis && <span>{t('basis', { basis: c(`lawfulBasis.${sheet.lawfulBasis}`) })}</span>}
              </span>,
            ],
          ]}
        />
        {sheet.consents.map((consent) => (
          <Line
            key={consent.id}
            cells={[[c(`decision.${consent.decision}`), <Covered key="covered" consent={consent} />]]}
          />
        ))}
        <Line cells={[[t('feedback'), l(`feedbackLevel.${sheet.feedbackLevel}`)]]} />
      </Ruled>
    </Part>
  );
}

function Covered({ consent }: { consent: Sheet['consents'][number] }) {
  const t = useText(text);
  const c = useText(consentLabels);
  const language = useLanguage();
  const day = (iso: string): string => formatDate(iso, language);
  const recipients = [...new Map(consent.items.map(({ recipient }) => [recipient.id, recipient])).values()];
  return (
    <>
      <p>
        {t('consentDay', {
          day: day(consent.givenAt),
          until: day(consent.validUntil),
          method: c(`method.${consent.method}`),
        })}
        {consent.withdrawnAt && <strong>　{t('consentWithdrawn', { day: day(consent.withdrawnAt) })}</strong>}
      </p>
      {recipients.map((recipient) => {
        const items = consent.items.filter((item) => item.recipient.id === recipient.id);
        const endedAt = items[0]?.endedAt;
        return (
          <p key={recipient.id} className="text-[9pt] leading-tight">
            {t('covers', {
              agency: agencyName(recipient, language),
              list: [...new Set(items.map(({ category }) => category))]
                .map((category) => c(`category.${category}`))
                .join(t('separator')),
            })}
            {endedAt && t('coveredUntil', { day: day(endedAt) })}
          </p>
        );
      })}
    </>
  );
}

/** The receiving agency's part, filled in by hand where it is not on the network; it alone reads who is in charge. */
export function SheetReceipt({ sheet }: { sheet: Sheet }) {
  const t = useText(text);
  return (
    <div className="break-inside-avoid">
      <Part title={t('receipt')}>
        <Ruled isStrong>
          <Line
            cells={[
              [t('received'), t('blankDay')],
              [t('receivedBy'), ''],
            ]}
          />
          <Line
            cells={[
              [
                t('taken'),
                <span key="ticks" className="flex flex-wrap gap-x-4">
                  <Tick isOn={false}>{t('takes')}</Tick>
                  <Tick isOn={false}>{t('takesNot')}</Tick>
                </span>,
              ],
            ]}
          />
          <Line
            cells={[
              [t('owner'), sheet.side === 'RECEIVER' ? sheet.assignee?.name : ''],
              [t('phone'), ''],
            ]}
          />
          <Line
            cells={[
              [
                t('reply'),
                <span key="note" className="text-[8pt]">
                  {t('replyNote')}
                </span>,
              ],
            ]}
          />
        </Ruled>
      </Part>
    </div>
  );
}
