import { readCode } from '../../api/text/referralCode.ts';
import { graphql } from '../generated/gql.ts';
import { useText } from '../i18n/text.ts';
import { text as referralText } from '../referrals/text.ts';
import { LinkButton } from '../ui/Button.tsx';
import { useLiveQuery } from '../useLiveQuery.ts';
import { text } from './text.ts';

/** The number travels in the body of the request, never in an address. */
const ReferralByNumberQuery = graphql(`
  query ReferralByNumber($number: String!) {
    referrals(box: ALL, filter: { search: $number }, first: 50) {
      edges { node { id code status } }
    }
  }
`);

/** The referral whose number was typed; undefined while it is none, or none the viewer may see. */
export function useReferralByNumber(typed: string) {
  const code = readCode(typed);
  const { data } = useLiveQuery({
    query: ReferralByNumberQuery,
    variables: { number: code ?? '' },
    pause: code === null,
  });
  return code === null ? undefined : data?.referrals.edges.find(({ node }) => node.code === code)?.node;
}

/** Leads from a number to its referral. */
export function ReferralByNumber({ referral }: { referral: NonNullable<ReturnType<typeof useReferralByNumber>> }) {
  const t = useText(text);
  const r = useText(referralText);
  const path = `/referrals/${referral.id}${referral.status === 'DRAFT' ? '/edit' : ''}`;
  return (
    <p role="status" className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
      <span>{t('search.byNumber')}</span>
      <LinkButton href={path} variant="outline">
        {r('title.one', { code: referral.code })}
      </LinkButton>
    </p>
  );
}
