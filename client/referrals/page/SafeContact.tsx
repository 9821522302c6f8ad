import { labels } from '../../consents/labels.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import { text as personText } from '../../people/text.ts';
import { Banner } from '../../ui/Banner.tsx';
import { SafeContactNote } from '../../ui/person.tsx';
import { isContactHidden } from './consentStanding.ts';
import { text } from './text.ts';

const SafeContactFragment = graphql(`
  fragment ReferralSafeContact on Referral {
    id side status
    person {
      id contactChannel contactHours contactNoMessage contactNote
      redactions { path category reason }
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
  if (data.status === 'DRAFT') return null;
  if (!person || isContactHidden(person)) {
    if (data.side === 'SENDER' && !person) return null;
    return (
      <Banner tone="warning" title={t('contact.hiddenTitle')}>
        {t('contact.hidden')}
      </Banner>
    );
  }
  const items = [
    {
      id: 'channel',
      term: t('contact.channel'),
      value: person.contactChannel && l(`contactChannel.${person.contactChannel}`),
    },
    { id: 'hours', term: t('contact.hours'), value: person.contactHours },
    { id: 'note', term: t('contact.note'), value: person.contactNote },
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
    </SafeContactNote>
  );
}
