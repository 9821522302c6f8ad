import { agencyName } from '../../agencies/agencyName.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { StatusBadge } from '../../ui/Badge.tsx';
import { TextLink } from '../../ui/Button.tsx';
import { DateText } from '../../ui/dates.tsx';
import { Section } from '../../ui/layout.tsx';
import { labels } from '../labels.ts';
import { text as shared } from '../text.ts';
import { text } from './text.ts';

const LinkFragment = graphql(`
  fragment ReferralLink on LinkedReferral {
    id code status sentAt
    fromAgency { name nameEn }
    toAgency { name nameEn }
  }
`);

const LinksFragment = graphql(`
  fragment ReferralLinks on Referral {
    parent { id ...ReferralLink }
    children { id ...ReferralLink }
    redirectedFrom { id ...ReferralLink }
    redirectedTo { id ...ReferralLink }
  }
`);

/** Referrals this one came from or led to, those the viewer may see. */
export function Links({ referral }: { referral: FragmentType<typeof LinksFragment> }) {
  const { parent, children, redirectedFrom, redirectedTo } = useFragment(LinksFragment, referral);
  const t = useText(text);
  const links = [
    ...(parent ? [{ kind: 'parent' as const, link: parent }] : []),
    ...(redirectedFrom ? [{ kind: 'redirectedFrom' as const, link: redirectedFrom }] : []),
    ...(redirectedTo ? [{ kind: 'redirectedTo' as const, link: redirectedTo }] : []),
    ...children.map((link) => ({ kind: 'child' as const, link })),
  ];
  if (links.length === 0) return null;
  return (
    <Section title={t('links.title')}>
      <ul className="flex flex-col gap-3">
        {links.map(({ kind, link }) => (
          <li key={link.id}>
            <Linked kind={kind} link={link} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Linked({
  kind,
  link,
}: {
  kind: 'parent' | 'child' | 'redirectedFrom' | 'redirectedTo';
  link: FragmentType<typeof LinkFragment>;
}) {
  const data = useFragment(LinkFragment, link);
  const t = useText(text);
  const s = useText(shared);
  const l = useText(labels);
  const language = useLanguage();
  const to = data.toAgency ? agencyName(data.toAgency, language) : s('agencyOpen');
  return (
    <>
      <p className="text-sm text-quiet">{t(`links.${kind}`)}</p>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <TextLink href={`/referrals/${data.id}`} className="tabular-nums">
          {data.code}
        </TextLink>
        <StatusBadge status={data.status}>{l(`status.${data.status}`)}</StatusBadge>
      </p>
      <p className="text-sm">{t('links.between', { from: agencyName(data.fromAgency, language), to })}</p>
      {data.sentAt && (
        <p className="text-sm text-quiet">
          <DateText iso={data.sentAt} />
        </p>
      )}
    </>
  );
}
