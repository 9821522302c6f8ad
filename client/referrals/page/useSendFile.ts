import { useCallback, useRef } from 'react';
import { type CombinedError, stringifyDocument } from 'urql';
import { withReference } from '../../command.ts';
import { graphql } from '../../generated/gql.ts';
import type { Category } from '../../generated/graphql.ts';
import { say } from '../../i18n/text.ts';
import { text as uiText } from '../../ui/text.ts';
import { postFile, type SendFile } from '../../ui/useUploads.ts';

const AddAttachment = graphql(`
  mutation AddAttachment($commandId: ID!, $referralId: ID!, $category: Category!, $file: File!) {
    outcome: addAttachment(commandId: $commandId, referralId: $referralId, category: $category, file: $file) {
      __typename
      ... on Attachment { id }
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

interface Answer {
  errors?: CombinedError['graphQLErrors'];
  data?: { outcome: { __typename: string; id?: string; message?: string; fields?: { message: string }[] } };
}

/** Attaches one file to a referral, as a multipart request, so that its progress can be shown. */
export function useSendFile(referralId: string, category: Category, onSent: () => void): SendFile {
  const latest = useRef({ category, onSent });
  latest.current = { category, onSent };
  return useCallback(
    async (file, onProgress, signal) => {
      const variables = { commandId: crypto.randomUUID(), referralId, category: latest.current.category, file: null };
      const fields = {
        operations: JSON.stringify({ query: stringifyDocument(AddAttachment), variables }),
        map: JSON.stringify({ file: ['variables.file'] }),
      };
      const { body } = await postFile('/graphql', file, fields, onProgress, signal);
      const { data, errors = [] } = (body as Answer | null) ?? {};
      const outcome = data?.outcome;
      if (outcome?.__typename === 'Attachment' && outcome.id) {
        latest.current.onSent();
        return { id: outcome.id };
      }
      const failed = withReference(say(uiText)('failed.other'), { graphQLErrors: errors });
      return { refused: outcome?.fields?.[0]?.message ?? outcome?.message ?? failed };
    },
    [referralId],
  );
}
