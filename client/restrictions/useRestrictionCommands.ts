import type { RestrictionFragment as Person } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { useAsked } from '../useAsked.ts';
import { LiftRestrictionMutation, RemoveMemberMutation } from './documents.ts';
import { text } from './text.ts';

/** Asks, then takes somebody off the list or lifts the restriction. */
export function useRestrictionCommands(personId: string, onChanged: () => void) {
  const t = useText(text);
  const viewer = useViewer();
  const removing = useAsked(RemoveMemberMutation, onChanged);
  const lifting = useAsked(LiftRestrictionMutation, onChanged);
  return {
    remove: ({ id, name }: { id: string; name: string }) =>
      removing.ask(
        {
          title: t('removeDialog.title', { name }),
          body: t(id === viewer.user.id ? 'removeDialog.self' : 'removeDialog.body'),
          action: t('remove'),
          danger: true,
        },
        { personId, userId: id },
        t('removeDialog.done'),
      ),
    lift: ({ version }: NonNullable<Person['restriction']>) =>
      lifting.ask(
        { title: t('liftDialog.title'), body: t('liftDialog.body'), action: t('lift'), danger: true },
        { personId, version },
        t('liftDialog.done'),
      ),
  };
}
