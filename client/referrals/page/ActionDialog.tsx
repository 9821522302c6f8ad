import { useId, useRef, useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { toast } from '../../ui/Toast.tsx';
import { text as uiText } from '../../ui/text.ts';
import { ActionFields, useMissingWords } from './ActionFields.tsx';
import { type DialogAction, isFinal } from './actions.ts';
import { actionText as text } from './actionText.ts';
import { ChangedMeanwhile, type Happening, RefusalBanner } from './Meanwhile.tsx';
import { type ActionValues, missing, nobody, noValues, requestOf } from './request.ts';
import { Told } from './Told.tsx';
import { useUnsent } from './unsent.ts';
import { useReferralCommand } from './useReferralCommand.ts';

/** What a dialog needs of its referral. */
export interface ActionSubject {
  id: string;
  version: number;
  /** Of a draft: the version of its form, which autosave raises. */
  draftVersion: number | null;
  side: 'SENDER' | 'RECEIVER';
  feedbackLevel: Parameters<typeof Told>[0]['level'];
  consentState: string;
  assigneeId: string | null;
  from: string;
  to: string;
  agencyIds: readonly string[];
  /** The newest thing that happened to it. */
  last: Happening | null;
}

/**
 * Asks before an action: what it needs, and what the other side will see. It stays open with all that was typed when the
 * referral changes under it; the action is then sent with the version that is on the screen.
 */
export function ActionDialog({
  action,
  subject,
  isPossible,
  onClose,
  onDone,
  onStale,
}: {
  action: DialogAction;
  subject: ActionSubject;
  /** The API's present verdict. */
  isPossible: boolean;
  onClose: () => void;
  onDone: () => void;
  /** Called when the page shows an outdated referral. */
  onStale: () => void;
}) {
  const t = useText(text);
  const u = useText(uiText);
  const command = useReferralCommand();
  const missingWords = useMissingWords();
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [kept, keep, forget] = useUnsent<ActionValues>(`${subject.id}:${action}`, noValues);
  const isUntouched = kept === noValues && subject.assigneeId !== null;
  const values = isUntouched ? { ...kept, assigneeId: subject.assigneeId ?? '' } : kept;
  const opened = useRef({ version: subject.version, lastId: subject.last?.id });
  const formId = useId();

  const send = async (): Promise<void> => {
    const absent = missing(action, values);
    setProblems(missingWords(absent));
    if (absent.length > 0) return;
    const { document, variables } = requestOf(action, subject, values);
    if (await command.run(document, variables)) {
      forget();
      toast('success', t(`done.${doneAs(action, values, subject)}`));
      onDone();
    } else {
      onStale();
    }
  };
  const { refusal } = command;
  const refused = refusal?.kind === 'refused' ? refusal.fields : {};
  const isChanged = subject.version !== opened.current.version;
  return (
    <Dialog
      isOpen
      title={t(`dialog.${action}`)}
      onClose={onClose}
      footer={
        <>
          <Button variant="outline" onPress={onClose}>
            {u('cancel')}
          </Button>
          <Button
            type="submit"
            form={formId}
            danger={isFinal.has(action)}
            isPending={command.isSending}
            isDisabled={!isPossible}
          >
            {t(`action.${action}`)}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isPossible && !command.isSending) void send();
        }}
      >
        {isChanged && (
          <ChangedMeanwhile
            last={subject.last?.id === opened.current.lastId ? null : subject.last}
            isPossible={isPossible}
          />
        )}
        {refusal && !(isChanged && refusal.kind === 'conflict') && (
          <RefusalBanner
            refusal={refusal}
            look={
              action === 'discard' && (
                <LinkButton size="sm" href={`/referrals/${subject.id}/edit`}>
                  {t('problem.look')}
                </LinkButton>
              )
            }
          />
        )}
        <ActionFields
          action={action}
          values={values}
          onChange={(part) => {
            keep({ ...values, ...part });
            setProblems({});
          }}
          problems={{ ...refused, ...problems }}
          isAnonymous={subject.consentState === 'SEEKING' || subject.consentState === 'REFUSED'}
          agencyIds={subject.agencyIds}
          isAssigned={subject.assigneeId !== null}
        />
        <Told action={action} side={subject.side} level={subject.feedbackLevel} from={subject.from} to={subject.to} />
      </form>
    </Dialog>
  );
}

/** What was done: of the colleague in charge there are three things to say. */
function doneAs(action: DialogAction, values: ActionValues, subject: ActionSubject) {
  if (action !== 'assign') return action;
  if (values.assigneeId === nobody) return 'unassign';
  return subject.assigneeId ? 'reassign' : 'assign';
}
