import { ended } from '../../../api/referrals/lifecycle.ts';
import { agencyName } from '../../agencies/agencyName.ts';
import { labels } from '../../consents/labels.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import type { ReferralSafeContactFragment } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { text as personText } from '../../people/text.ts';
import { Banner } from '../../ui/Banner.tsx';
import { TextLink } from '../../ui/Button.tsx';
import { SafeContactNote } from '../../ui/person.tsx';
import { labels as referralLabels } from '../labels.ts';
import { isContactHidden } from './consentStanding.ts';
import { text } from './text.ts';

const SafeContactFragment = graphql(`
  fragment ReferralSafeContact on Referral {
    side status feedbackLevel
    fromAgency { name nameEn phone }
    viewerCan { ask }
    person {
      contactChannel contactHours contactNoMessage contactNote
      redactions { path }
    }
  }
`);

/** How the person may be reached without harm: the first thing on the page, also when it may not be shown. */
export function SafeContact({ referral }: { referral: FragmentType<typeof SafeContactFragment> }) {
  const data = useFragment(SafeContactFragment, referral);
  const t = useText(text);
  const l = useText(labels);
  const p = useText(personText);
  const { person } = data;
  const isOver = (ended as readonly string[]).includes(data.status);
  const phone = data.side === 'RECEIVER' && <SenderPhone data={data} />;
  if (data.status === 'DRAFT') return null;
  if (!person || isContactHidden(person)) {
    if ((data.side === 'SENDER' && !person) || isOver) return null;
    return (
      <Banner tone="warning" title={t('contact.hiddenTitle')}>
        <p>{t('contact.hidden')}</p>
        {phone}
      </Banner>
    );
  }
  const items = [
    {
      id: 'channel',
      term: p('field.contactChannel'),
      value: person.contactChannel && l(`contactChannel.${person.contactChannel}`),
    },
    { id: 'hours', term: p('field.contactHours'), value: person.contactHours },
    { id: 'note', term: p('field.contactNote'), value: person.contactNote },
  ].filter(({ value }) => value);
  return (
    <SafeContactNote
      items={items}
      forbidden={person.contactNoMessage ? [p('field.contactNoMessage')] : []}
      unasked={
        person.contactChannel === 'NOT_ASKED'
          ? { title: p('notAsked.title'), body: p(data.side === 'SENDER' ? 'notAsked.keeper' : 'notAsked.receiver') }
          : undefined
      }
    >
      {items.length === 0 && <p>{t('contact.unset')}</p>}
      {(items.length === 0 || person.contactChannel === 'NOT_ASKED') && !isOver && phone}
    </SafeContactNote>
  );
}

/** Where the referring agency is asked, also when the person allows no question here; then only what may be told is said. */
function SenderPhone({ data }: { data: ReferralSafeContactFragment }) {
  const t = useText(text);
  const l = useText(referralLabels);
  const language = useLanguage();
  const { phone } = data.fromAgency;
  if (!phone) return null;
  return (
    <p className="mt-1">
      {t('contact.sender', { agency: agencyName(data.fromAgency, language) })}{' '}
      <TextLink href={`tel:${phone.replace(/[^\d+]/g, '')}`} className="whitespace-nowrap tabular-nums">
        {phone}
      </TextLink>
      {!data.viewerCan.ask && (
        <span className="block">{t('contact.limit', { level: l(`feedbackLevel.${data.feedbackLevel}`) })}</span>
      )}
    </p>
  );
}
