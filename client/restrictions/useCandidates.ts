import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { agencyName } from '../agencies/agencyName.ts';
import type { RestrictionCandidatesQuery } from '../generated/graphql.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { CandidatesQuery } from './documents.ts';

export type Candidate = NonNullable<RestrictionCandidatesQuery['person']>['restrictionCandidates'][number];

/** Who can be named for a record: the own staff, and who was found of other agencies by name. */
export function useCandidates(personId: string) {
  const client = useClient();
  const language = useLanguage();
  const viewer = useViewer();
  const [{ data }] = useQuery({
    query: CandidatesQuery,
    variables: { personId },
    requestPolicy: 'network-only',
  });
  const [found, setFound] = useState<readonly Candidate[]>([]);
  const own = (data?.person?.restrictionCandidates ?? []).filter(({ user }) => user.id !== viewer.user.id);
  const candidates = [...own, ...found.filter(({ user }) => own.every((each) => each.user.id !== user.id))];

  /** Finds staff of the agencies that have to do with the record by their whole name. @returns their ids */
  async function find(name: string): Promise<string[]> {
    const answer = await client
      .query(CandidatesQuery, { personId, name }, { requestPolicy: 'network-only' })
      .toPromise();
    const more = (answer.data?.person?.restrictionCandidates ?? []).filter(({ user }) => user.id !== viewer.user.id);
    setFound((before) => [...before, ...more.filter(({ user }) => before.every((each) => each.user.id !== user.id))]);
    return more.map(({ user }) => user.id);
  }

  const choices = candidates.map(({ user, agency }) => ({
    id: user.id,
    label: agency.id === viewer.posting.agency.id ? user.name : `${user.name}（${agencyName(agency, language)}）`,
  }));
  return { isLoaded: data !== undefined, candidates, choices, find };
}
