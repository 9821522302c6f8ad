import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { LawfulBasis } from '../generated/graphql.ts';

const LawfulBasesQuery = graphql(`
  query LawfulBases { viewer { lawfulBases } }
`);

const none: readonly LawfulBasis[] = [];

/** Bases other than consent that the viewer's agency can name; none where only consent will do, as for tax. */
export function useLawfulBases(): readonly LawfulBasis[] {
  const [{ data }] = useQuery({ query: LawfulBasesQuery, variables: {} });
  return data?.viewer?.lawfulBases ?? none;
}
