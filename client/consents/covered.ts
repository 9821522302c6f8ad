import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { Category, Purpose } from '../generated/graphql.ts';
import { categories } from './content.ts';

const StandingConsents = graphql(`
  query StandingConsents($personId: ID!) {
    person(id: $personId) {
      id
      consents { id active decision referralId items { id category purpose endedAt recipient { id } } }
    }
  }
`);

/**
 * Categories that consents in force let one agency see of a person for one purpose.
 * @param id the referral, once it is stored
 * @returns `open`: all of them; `covered`: those of consents recorded by themselves or with this referral, so that it needs no
 *   other
 */
export function useCovered(
  id: string | undefined,
  personId: string | null | undefined,
  recipientId: string | null | undefined,
  purpose: Purpose,
): { open: readonly Category[]; covered: readonly Category[] } {
  const [{ data }] = useQuery({
    query: StandingConsents,
    variables: { personId: personId ?? '' },
    pause: !personId,
    requestPolicy: 'cache-and-network',
  });
  const consents = (personId && data?.person?.consents) || [];
  const live = consents.filter(({ active, decision }) => active && decision === 'GIVEN');
  const opened = (by: typeof live) =>
    categories.filter((category) =>
      by.some(({ items }) =>
        items.some(
          (item) =>
            !item.endedAt &&
            item.recipient.id === recipientId &&
            item.purpose === purpose &&
            item.category === category,
        ),
      ),
    );
  return { open: opened(live), covered: opened(live.filter(({ referralId }) => !referralId || referralId === id)) };
}
