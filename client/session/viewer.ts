import { graphql } from '../generated/gql.ts';
import type { ViewerQuery as ViewerData } from '../generated/graphql.ts';

/** Who is signed in, and what they may do at the posting they act for. */
export type Viewer = NonNullable<ViewerData['viewer']>;

/** Asks who is signed in; `viewer` is null when nobody is. */
export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      user { id name nameKana }
      login
      locale
      posting { id role agency { id name nameEn kind roles phone } }
      postings { id role validFrom validUntil current agency { id name nameEn kind } }
      can { createReferral receiveReferrals manageStaff manageAgencies recordEncouragement linkPersons openEmergency reviewEmergencies overseeEmergencies conveneConferences readReferrals readLedger }
      totpEnrolled
      requiredStep
    }
  }
`);

/** Acts for another of one's own postings from now on. */
export const ChoosePostingMutation = graphql(`
  mutation ChoosePosting($postingId: ID!) {
    choosePosting(postingId: $postingId) { __typename }
  }
`);

/** Ends this browser's session on the server. */
export const SignOutMutation = graphql(`
  mutation SignOut { signOut }
`);

/** Has the server speak another language to this person. */
export const SetLocaleMutation = graphql(`
  mutation SetLocale($locale: String!) {
    setLocale(locale: $locale) { __typename }
  }
`);
