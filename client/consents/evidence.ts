import { print } from 'graphql';
import type { CombinedError } from 'urql';
import { withReference } from '../command.ts';
import { graphql } from '../generated/gql.ts';
import type { AddConsentEvidenceMutation } from '../generated/graphql.ts';
import { say } from '../i18n/text.ts';
import { postFile, type Sent } from '../ui/useUploads.ts';
import { text } from './text.ts';

const AddConsentEvidence = graphql(`
  mutation AddConsentEvidence($commandId: ID!, $targetId: ID!, $shown: String, $file: File!) {
    addConsentEvidence(commandId: $commandId, targetId: $targetId, shown: $shown, file: $file) {
      __typename
      ... on Attachment { id }
      ... on InvalidInput { message fields { message } }
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface Answer {
  errors?: CombinedError['graphQLErrors'];
  data?: AddConsentEvidenceMutation;
}

/**
 * Hands over what was signed, by the GraphQL multipart request specification. The agency keeps it until the consent is stored
 * with its id; one file sent again with the same `commandId` is kept once.
 * @param targetId the draft, referral or record it is for; undefined when the server could not be told of it
 * @param shown what a signature on the screen was put under (`shownText`)
 */
export async function sendEvidence(
  file: File,
  targetId: string | undefined,
  commandId: string,
  onProgress: (part: number) => void,
  signal: AbortSignal,
  shown?: string,
): Promise<Sent> {
  if (targetId === undefined) return { refused: say(text)('evidence.failed') };
  const operations = JSON.stringify({
    query: print(AddConsentEvidence),
    operationName: 'AddConsentEvidence',
    variables: { commandId, targetId, shown: shown === undefined ? null : await sha256(shown), file: null },
  });
  const map = JSON.stringify({ file: ['variables.file'] });
  const { body } = await postFile('/graphql', file, { operations, map }, onProgress, signal);
  const { data, errors = [] } = (body as Answer | null) ?? {};
  const outcome = data?.addConsentEvidence;
  if (outcome?.__typename === 'Attachment') return { id: outcome.id };
  if (outcome?.__typename === 'InvalidInput') return { refused: outcome.fields[0]?.message ?? outcome.message };
  return { refused: outcome?.message ?? withReference(say(text)('evidence.failed'), { graphQLErrors: errors }) };
}
