import type { Client, CombinedError } from 'urql';
import { type FragmentType, useFragment as unmask } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import type { DraftOfReferralFragment } from '../../generated/graphql.ts';
import { readContent } from './content.ts';
import type { Answer, Attempt, Stored } from './draftSaver.ts';

/** A draft with all that its form holds. */
const DraftFragment = graphql(`
  fragment DraftOfReferral on Referral {
    id
    version
    code
    status
    statusReason
    feedbackLevel
    draftVersion
    viewerCan { edit send discard }
    messages { id kind body at authorAgency { id name nameEn } }
    parent { id code fromAgency { id name nameEn } }
    draft {
      toAgencyId personId personVersion
      name nameKana alias sex birthDate postalCode address phone email
      contactChannel contactHours contactNoMessage contactNote
      household { relation name age livesTogether note }
      householdNote
      urgency purpose mainConcern concerns
      details { category text }
      wishes reason understanding accompanies feedbackLevel
      consentState lawfulBasis lawfulBasisNote basisCategories
      consent {
        method giver representativeName representativeRelation witnessName validUntil evidenceId language
        items { recipientId category purpose }
      }
      step
    }
  }
`);

const LoadDraft = graphql(`
  query LoadDraft($id: ID!) {
    referral(id: $id) { id ...DraftOfReferral }
  }
`);

/** Whether a draft is still there for whoever has it open. */
export const DraftThereQuery = graphql(`
  query DraftThere($id: ID!) {
    referral(id: $id) { id }
  }
`);

const SaveDraft = graphql(`
  mutation SaveDraft($commandId: ID!, $id: ID, $draftVersion: Int, $parentId: ID, $content: ReferralContentInput!) {
    saveReferralDraft(commandId: $commandId, id: $id, draftVersion: $draftVersion, parentId: $parentId, content: $content) {
      __typename
      ... on Referral { id version draftVersion }
      ... on InvalidInput { message fields { path message } }
      ... on Conflict { current { __typename id ...DraftOfReferral } }
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

const OpenOnward = graphql(`
  mutation OpenOnward($commandId: ID!, $parentId: ID!) {
    saveReferralDraft(commandId: $commandId, parentId: $parentId, content: {}) {
      __typename
      ... on Referral { id ...DraftOfReferral }
    }
  }
`);

/** The facts of a draft besides its content. */
export type DraftFacts = Omit<DraftOfReferralFragment, 'draft' | ' $fragmentName'>;

/** A draft as it was loaded. */
export interface Loaded {
  facts: DraftFacts;
  stored: Stored;
}

function read(masked: FragmentType<typeof DraftFragment>): Loaded {
  const draft = unmask(DraftFragment, masked);
  return {
    facts: draft,
    stored: {
      id: draft.id,
      version: draft.version,
      draftVersion: draft.draftVersion ?? 0,
      content: readContent(draft.draft),
    },
  };
}

/** Loads a draft; `missing` when there is none that the viewer may write. */
export async function loadDraft(client: Client, id: string): Promise<Loaded | 'missing' | 'unreached'> {
  const { data, error } = await client.query(LoadDraft, { id }, { requestPolicy: 'network-only' }).toPromise();
  if (data?.referral) return read(data.referral);
  return error?.networkError ? 'unreached' : 'missing';
}

/** Makes the draft of an onward referral; the server fills it in from the parent. */
export async function openOnward(
  client: Client,
  commandId: string,
  parentId: string,
): Promise<Loaded | 'missing' | 'unreached'> {
  const { data, error } = await client.mutation(OpenOnward, { commandId, parentId }).toPromise();
  if (data?.saveReferralDraft.__typename === 'Referral') return read(data.saveReferralDraft);
  return error?.networkError ? 'unreached' : 'missing';
}

const Discard = graphql(`
  mutation DiscardOpenDraft($commandId: ID!, $id: ID!, $version: Int!, $draftVersion: Int!) {
    discardReferralDraft(commandId: $commandId, id: $id, version: $version, draftVersion: $draftVersion) {
      __typename
      ... on Error { message }
      ... on Conflict { current { __typename id ...DraftOfReferral } }
    }
  }
`);

/**
 * Throws a draft away as it is known here; somebody else may have written it since.
 * @returns null when it is gone; else why not, with what the server keeps where that is another by now
 */
export async function discardDraft(
  client: Client,
  known: { id: string; version: number; draftVersion: number },
): Promise<{ message?: string; error?: CombinedError; theirs?: Stored } | null> {
  const { data, error } = await client.mutation(Discard, { commandId: crypto.randomUUID(), ...known }).toPromise();
  const outcome = data?.discardReferralDraft;
  if (!outcome || outcome.__typename === 'Discarded') return outcome ? null : { error };
  const { message } = outcome;
  if (outcome.__typename !== 'Conflict' || outcome.current.__typename !== 'Referral') return { message };
  const { facts, stored } = read(outcome.current);
  return facts.viewerCan.edit ? { message, theirs: stored } : { message };
}

/** Browsers carry at most 64 KiB beyond the end of a page; a character is at most three bytes of it. */
const mostKeptAlive = 60_000 / 3;

/** Sends one attempt to store a draft. It is carried on when the page is closed, and shows no waiting. */
export function saveDraft(client: Client): (attempt: Attempt) => Promise<Answer> {
  return async ({ commandId, id, draftVersion, content }) => {
    const { data, error } = await client
      .mutation(
        SaveDraft,
        { commandId, id: id ?? null, draftVersion: draftVersion ?? null, parentId: null, content },
        {
          fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
          fetchOptions: {
            credentials: 'same-origin',
            headers: { 'x-tsunagi-csrf': '1' },
            keepalive: JSON.stringify(content).length < mostKeptAlive,
          },
        },
      )
      .toPromise();
    const outcome = data?.saveReferralDraft;
    if (error || !outcome) return { is: 'unreached' };
    if (outcome.__typename === 'Referral')
      return { is: 'saved', id: outcome.id, version: outcome.version, draftVersion: outcome.draftVersion ?? 0 };
    if (outcome.__typename === 'InvalidInput') return { is: 'refused', problems: outcome.fields };
    if (outcome.__typename === 'Conflict' && outcome.current.__typename === 'Referral') {
      return { is: 'conflict', theirs: read(outcome.current).stored };
    }
    return { is: 'gone' };
  };
}
