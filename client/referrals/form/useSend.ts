import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useClient } from 'urql';
import { withReference } from '../../command.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import { contentText } from '../../ui/form/contentText.ts';
import type { Problem } from '../../ui/form/useContentForm.ts';
import { whilePending } from '../../ui/pending.tsx';
import { toast } from '../../ui/Toast.tsx';
import { numberPaths } from './content.ts';
import { text } from './text.ts';
import type { Draft } from './useDraft.ts';

const SendReferral = graphql(`
  mutation SendReferral($commandId: ID!, $id: ID!, $draftVersion: Int!) {
    sendReferral(commandId: $commandId, id: $id, draftVersion: $draftVersion) {
      __typename
      ... on Referral { id version status }
      ... on InvalidInput { message fields { path message } }
      ... on Conflict { message }
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

/** Sends a draft once all of it is stored. What the server refuses goes to `onProblems`, anything else is said in `failure`. */
export function useSend(
  draft: Draft,
  onProblems: (problems: readonly Problem[]) => void,
): { send: () => Promise<void>; isSending: boolean; failure: string | undefined } {
  const t = useText(text);
  const c = useText(contentText);
  const client = useClient();
  const navigate = useNavigate();
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<string>();
  // One intention, one id: pressed again after a lost answer, it is still the same sending of the same draft.
  const command = useRef({ of: -1, id: '' });

  async function attempt(): Promise<string | undefined> {
    const held = numberPaths(draft.saver.content);
    if (held.length > 0) {
      onProblems(held.map((path) => ({ path, message: c('individualNumber') })));
      return undefined;
    }
    const isStored = await draft.saver.flush();
    const { id, draftVersion } = draft.saver;
    if (!isStored || id === undefined || draftVersion === undefined) return t('unsent.notSaved');
    if (command.current.of !== draftVersion) command.current = { of: draftVersion, id: crypto.randomUUID() };
    const { data, error } = await client
      .mutation(SendReferral, { commandId: command.current.id, id, draftVersion })
      .toPromise();
    const outcome = data?.sendReferral;
    if (!outcome) return withReference(t('unsent.failed'), error);
    if (outcome.__typename === 'InvalidInput') {
      // A refused attempt had no effect; the next one is another.
      command.current.of = -1;
      onProblems(outcome.fields);
      return undefined;
    }
    if (outcome.__typename === 'Conflict') return t('unsent.stale');
    if (outcome.__typename !== 'Referral') return outcome.message;
    toast('success', t('sent'));
    await navigate(`/referrals/${id}`, { replace: true });
    return undefined;
  }

  async function send(): Promise<void> {
    if (isSending) return;
    setSending(true);
    setFailure(undefined);
    onProblems([]);
    setFailure(await whilePending(attempt()));
    setSending(false);
  }
  return { send, isSending, failure };
}
