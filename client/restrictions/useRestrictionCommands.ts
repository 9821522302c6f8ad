import { useClient } from 'urql';
import { refusalOf } from '../command.ts';
import type { RestrictionFragment as Person } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { confirm } from '../ui/Dialog.tsx';
import { whilePending } from '../ui/pending.tsx';
import { toast } from '../ui/Toast.tsx';
import { LiftRestrictionMutation, RemoveMemberMutation } from './documents.ts';
import { text } from './text.ts';

/** Asks, then takes somebody off the list or lifts the restriction. */
export function useRestrictionCommands(personId: string, onChanged: () => void) {
  const t = useText(text);
  const client = useClient();
  const viewer = useViewer();
  const tell = (refusal: ReturnType<typeof refusalOf>, done: string): void => {
    if (refusal) toast('error', refusal[0]?.message ?? t('failed'));
    else toast('success', done);
    onChanged();
  };

  async function remove({ id, name }: { id: string; name: string }): Promise<void> {
    const isSelf = id === viewer.user.id;
    const isSure = await confirm({
      title: t('removeDialog.title', { name }),
      body: t(isSelf ? 'removeDialog.self' : 'removeDialog.body'),
      action: t('remove'),
      danger: true,
    });
    if (!isSure) return;
    const variables = { commandId: crypto.randomUUID(), personId, userId: id };
    const { data, error } = await whilePending(client.mutation(RemoveMemberMutation, variables).toPromise());
    tell(refusalOf({ data: data?.removeMember, error }), t('removeDialog.done'));
  }

  async function lift({ version }: NonNullable<Person['restriction']>): Promise<void> {
    const isSure = await confirm({
      title: t('liftDialog.title'),
      body: t('liftDialog.body'),
      action: t('lift'),
      danger: true,
    });
    if (!isSure) return;
    const variables = { commandId: crypto.randomUUID(), personId, version };
    const { data, error } = await whilePending(client.mutation(LiftRestrictionMutation, variables).toPromise());
    tell(refusalOf({ data: data?.liftRestriction, error }), t('liftDialog.done'));
  }
  return { remove, lift };
}
