import { gql } from 'urql';

/** An agency as the shell names it. */
export interface AgencyName {
  id: string;
  name: string;
  kind: string;
}

/** A post held at an agency. */
export interface Posting {
  id: string;
  role: string;
  agency: AgencyName;
}

/** Who is signed in, and for which agency they act now. */
export interface Viewer {
  user: { id: string; name: string };
  posting: Posting | null;
  postings: Posting[];
  locale: string;
}

/** Asks who is signed in; `viewer` is null, or the error UNAUTHENTICATED comes, when nobody is. */
export const ViewerQuery = gql<{ viewer: Viewer | null }, Record<string, never>>`
  query Viewer {
    viewer {
      user { id name }
      posting { id role agency { id name kind } }
      postings { id role agency { id name kind } }
      locale
    }
  }
`;

/** Acts for another of one's own postings from now on. */
export const SwitchPostingMutation = gql<{ switchPosting: { __typename: string } }, { postingId: string }>`
  mutation SwitchPosting($postingId: ID!) {
    switchPosting(postingId: $postingId) { __typename }
  }
`;

/** Ends this browser's session on the server. */
export async function requestSignOut(): Promise<void> {
  await fetch('/auth/sign-out', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'x-tsunagi-csrf': '1' },
  });
}
