import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { Category, Purpose } from '../generated/graphql.ts';
import { categories } from './content.ts';

const StandingConsents = graphql(`
  query StandingConsents($personId: ID!) {
    person(id: $personId) {
      id
      consents { id active decision items { id category purpose recipient { id } } }
    }
  }
`);

/** Categories that a consent in force already lets one agency see of a person for one purpose. */
export function useCovered(
  personId: string | null | undefined,
  recipientId: string | null | undefined,
  purpose: Purpose,
): readonly Category[] {
  const [{ data }] = useQuery({
    query: StandingConsents,
    variables: { personId: personId ?? '' },
    pause: !personId,
    requestPolicy: 'cache-and-network',
  });
  if (!personId) return [];
  const items = (data?.person?.consents ?? [])
    .filter(({ active, decision }) => active && decision === 'GIVEN')
    .flatMap((consent) => consent.items)
    .filter((item) => item.recipient.id === recipientId && item.purpose === purpose);
  return categories.filter((category) => items.some((item) => item.category === category));
}
