import { ConsentLine } from '../../consents/ConsentLine.tsx';
import { labels } from '../../consents/labels.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import { Badge, type BadgeTone } from '../../ui/Badge.tsx';
import { DescriptionList, Section } from '../../ui/layout.tsx';
import { labels as referralLabels } from '../labels.ts';
import { hasEndedHere, isPartlyWithdrawn, isWithdrawn } from './consentStanding.ts';
import { text } from './text.ts';

const ConsentFragment = graphql(`
  fragment ReferralConsent on Referral {
    side status consentState lawfulBasis lawfulBasisNote purpose
    timeline { id kind }
    consents { id ...ConsentLine }
  }
`);

const tones: Record<string, BadgeTone> = { GIVEN: 'green', SEEKING: 'orange', REFUSED: 'red', NOT_REQUIRED: 'blue' };

/** Where the person's consent stands, what it covers and until when; withdrawn here in one step. */
export function Consent({
  referral,
  onStale,
}: {
  referral: FragmentType<typeof ConsentFragment>;
  onStale: () => void;
}) {
  const data = useFragment(ConsentFragment, referral);
  const t = useText(text);
  const l = useText(labels);
  const r = useText(referralLabels);
  const isTakenBack = isWithdrawn(data);
  const isEnded = data.consentState === 'GIVEN' && hasEndedHere(data);
  const isOtherwise = isPartlyWithdrawn(data);
  const words = isTakenBack ? 'WITHDRAWN' : isEnded ? 'ENDED' : isOtherwise ? 'OTHERWISE' : data.consentState;
  const basis = data.lawfulBasis && [
    { id: 'basis', term: t('consent.basis'), value: l(`lawfulBasis.${data.lawfulBasis}`) },
    { id: 'note', term: t('consent.basisNote'), value: data.lawfulBasisNote },
  ];
  return (
    <Section title={t('consent.title')}>
      <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tones[data.consentState]}>
          {isTakenBack ? t('consent.withdrawn') : l(`consentState.${data.consentState}`)}
        </Badge>
        <span>{t(`consent.words.${words}`)}</span>
      </p>
      <DescriptionList
        items={[{ id: 'purpose', term: r('field.purpose'), value: l(`purpose.${data.purpose}`) }, ...(basis || [])]}
      />
      {data.consents.length > 0 && (
        <ul className="mt-4 flex flex-col gap-3">
          {data.consents.map((consent) => (
            <ConsentLine key={consent.id} consent={consent} onChanged={onStale} />
          ))}
        </ul>
      )}
      {data.consents.length === 0 && data.side === 'SENDER' && <p className="mt-3 text-quiet">{t('consent.none')}</p>}
    </Section>
  );
}
