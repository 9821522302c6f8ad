import { agencyName } from '../agencies/agencyName.ts';
import { type FragmentType, useFragment } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Badge } from '../ui/Badge.tsx';
import { LinkButton, TextLink } from '../ui/Button.tsx';
import { DateText, formatDate } from '../ui/dates.tsx';
import { ConsentItems } from './ConsentItems.tsx';
import { ConsentLineFragment } from './documents.ts';
import { labels } from './labels.ts';
import { standingTone } from './standing.ts';
import { text } from './text.ts';
import { WithdrawButton } from './WithdrawButton.tsx';

/** One consent: what it covers, until when, how it was given, and its withdrawal in one step. */
export function ConsentLine({
  consent: masked,
  onChanged,
}: {
  consent: FragmentType<typeof ConsentLineFragment>;
  onChanged: () => void;
}) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const consent = useFragment(ConsentLineFragment, masked);
  const { standing } = consent;
  return (
    <li className="rounded-8 border border-line p-4">
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <Badge tone={standingTone[standing]}>{l(`standing.${standing}`)}</Badge>
        {consent.endsSoon && (
          <Badge tone="orange" icon="clock">
            {t('list.soon')}
          </Badge>
        )}
        {consent.withdrawnAt ? (
          <span>{t('list.withdrawnOn', { day: formatDate(consent.withdrawnAt, language) })}</span>
        ) : (
          consent.decision === 'GIVEN' && (
            <span>{t('list.untilDay', { day: formatDate(consent.validUntil, language) })}</span>
          )
        )}
      </div>
      <ConsentItems items={consent.items} />
      <p className="mt-2 flex flex-wrap gap-x-4 text-sm text-quiet">
        <DateText iso={consent.givenAt} withTime />
        <span>{consent.recordedBy.name}</span>
        <span>{agencyName(consent.recordedByAgency, language)}</span>
        <span>{l(`method.${consent.method}`)}</span>
        {consent.giver === 'REPRESENTATIVE' && (
          <span>
            {t('list.representative', {
              name: consent.representativeName,
              relation: consent.representativeRelation,
            })}
          </span>
        )}
        {consent.witnessName && <span>{t('list.witness', { name: consent.witnessName })}</span>}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        {consent.viewerCan.renew && (consent.endsSoon || standing === 'EXPIRED') && (
          <LinkButton size="sm" href={`/consents/${consent.id}/renew`}>
            {t('list.renew')}
          </LinkButton>
        )}
        {consent.viewerCan.withdraw && <WithdrawButton consent={consent} onChanged={onChanged} />}
        <TextLink href={`/consents/${consent.id}`}>{t('list.open')}</TextLink>
        <TextLink href={`/consents/${consent.id}/print`}>{t('list.print')}</TextLink>
        <TextLink href={`/consents/${consent.id}/receipt`}>{t('list.receipt')}</TextLink>
      </div>
    </li>
  );
}
