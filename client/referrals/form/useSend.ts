import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type CombinedError, useClient } from 'urql';
import { withReference } from '../../command.ts';
import { text as consentText } from '../../consents/text.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import { contentText } from '../../ui/form/contentText.ts';
import type { Problem, WholeContentForm } from '../../ui/form/useContentForm.ts';
import { whilePending } from '../../ui/pending.tsx';
import { toast } from '../../ui/Toast.tsx';
import { text as uiText } from '../../ui/text.ts';
import { useCommand } from '../../useCommand.ts';
import type { Outcome } from '../page/useReferralCommand.ts';
import { type Content, numberPaths } from './content.ts';
import { lackingIn } from './lacking.ts';
import { inFormOrder } from './steps.ts';
import { text } from './text.ts';
import type { Draft } from './useDraft.ts';
import { wrongIn } from './wrong.ts';

const firstOfEach = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ path }, at) => problems.findIndex((each) => each.path === path) === at);

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

/** Whether the draft can be sent as it is; what the receiving desk will see then is another page. */
const CheckReferral = graphql(`
  query CheckReferral($id: ID!, $draftVersion: Int!) {
    recipientPreview(id: $id, draftVersion: $draftVersion) {
      __typename
      ... on InvalidInput { message fields { path message } }
      ... on Conflict { message }
      ... on NotFound { message }
      ... on NotAllowed { message }
    }
  }
`);

type Way = 'send' | 'preview';
/** Asks the server, and says what there is to do where it answers with no error. */
type Ask = (
  id: string,
  draftVersion: number,
) => Promise<{ outcome: Outcome | undefined; error: CombinedError | undefined; done: () => Promise<void> | void }>;

/**
 * Sends a draft once all of it is stored, or opens what its receiving desk will see. What is wrong with it goes to `form`, anything
 * else is said in `failure`.
 * @param onRefused called when the form has been told something
 */
export function useSend(
  draft: Draft,
  form: Pick<WholeContentForm<Content>, 'refuse' | 'refuseAlso'>,
  onRefused: () => void,
): { send: () => Promise<void>; preview: () => Promise<void>; running: Way | null; failure: string | undefined } {
  const t = useText(text);
  const c = useText(contentText);
  const u = useText(uiText);
  const ct = useText(consentText);
  const client = useClient();
  const navigate = useNavigate();
  const [running, setRunning] = useState<Way | null>(null);
  const [failure, setFailure] = useState<string>();
  const command = useCommand();

  const lack = { choosing: u('errors.choose'), typing: u('errors.required'), signing: ct('evidence.needed') };
  const ownProblems = (content: Content): Problem[] => [
    ...wrongIn(content).map(({ path, is, most = 0 }) => {
      if (is === 'NUMBER') return { path, message: c('individualNumber') };
      if (is === 'UNTOLD') return { path, message: t('consent.untold') };
      return { path, message: is === 'LONG' ? u('errors.tooLong', { most }) : u(`date.${is}`) };
    }),
    ...lackingIn(content).map(({ path, by }) => ({ path, message: lack[by] })),
  ];

  /** Asks the server about the draft as it is stored. @returns what went wrong, in words, unless the form shows it */
  async function attempt(ask: Ask): Promise<string | undefined> {
    const isStored = await draft.saver.flush();
    const { content } = draft.saver;
    const refused = draft.saver.refused();
    if (refused.length > 0 || numberPaths(content).length > 0) {
      // It would be sent without these texts. The server is not asked, so the form says what else it knows to be wrong.
      form.refuseAlso(inFormOrder(firstOfEach([...refused, ...ownProblems(content)])));
      onRefused();
      return undefined;
    }
    const { id, draftVersion } = draft.saver;
    if (!isStored || id === undefined || draftVersion === undefined) return t('unsent.notSaved');
    const { outcome, error, done } = await ask(id, draftVersion);
    if (!outcome) return withReference(t('unsent.failed'), error);
    if (outcome.__typename === 'InvalidInput') {
      form.refuse(inFormOrder(outcome.fields ?? []));
      onRefused();
      return undefined;
    }
    if (outcome.__typename === 'Conflict') return t('unsent.stale');
    if (outcome.message !== undefined) return outcome.message;
    await done();
    return undefined;
  }

  const asking: Record<Way, Ask> = {
    send: async (id, draftVersion) => {
      const done = () => {
        toast('success', t('sent'));
        return navigate(`/referrals/${id}`, { replace: true });
      };
      return { ...(await command.send(SendReferral, { id, draftVersion })), done };
    },
    preview: async (id, draftVersion) => {
      const { data, error } = await client
        .query(CheckReferral, { id, draftVersion }, { requestPolicy: 'network-only' })
        .toPromise();
      return { outcome: data?.recipientPreview, error, done: () => navigate(`/referrals/${id}/preview`) };
    },
  };

  async function run(way: Way): Promise<void> {
    if (running) return;
    setRunning(way);
    setFailure(undefined);
    setFailure(await whilePending(attempt(asking[way])));
    setRunning(null);
  }
  return { send: () => run('send'), preview: () => run('preview'), running, failure };
}
