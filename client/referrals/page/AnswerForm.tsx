import { useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { text as uiText } from '../../ui/text.ts';
import { exchangeText as text } from './exchangeText.ts';
import { ChangedMeanwhile, RefusalBanner } from './Meanwhile.tsx';
import { Answer } from './mutations.ts';
import { useUnsent } from './unsent.ts';
import { useReferralCommand } from './useReferralCommand.ts';

/** Where a question is answered; it stays as long as words stand in it, also when the answer is no longer possible. */
export function AnswerForm({
  messageId,
  isPossible,
  isAnonymous,
  onStale,
}: {
  messageId: string;
  isPossible: boolean;
  isAnonymous: boolean;
  onStale: () => void;
}) {
  const t = useText(text);
  const u = useText(uiText);
  const command = useReferralCommand();
  const [body, setBody, forget] = useUnsent(`answer:${messageId}`, '');
  const [isEmpty, setEmpty] = useState(false);
  if (!isPossible && !body) return null;
  const send = async (): Promise<void> => {
    setEmpty(!body.trim());
    if (!body.trim()) return;
    if (await command.run(Answer, { messageId, body })) {
      forget();
      toast('success', t('messages.answered'));
    }
    onStale();
  };
  const refused = command.refusal?.kind === 'refused' ? command.refusal.fields.body : undefined;
  return (
    <form
      noValidate
      className="mt-3 flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isPossible && !command.isSending) void send();
      }}
    >
      {!isPossible && <ChangedMeanwhile last={null} isPossible={false} />}
      {command.refusal && <RefusalBanner refusal={command.refusal} />}
      <TextArea
        label={t('messages.answer')}
        description={isAnonymous ? t('messages.askAnonymous') : undefined}
        most={4000}
        rows={2}
        value={body}
        onChange={setBody}
        errorMessage={isEmpty && !body.trim() ? u('errors.required') : refused}
      />
      <div>
        <Button type="submit" size="sm" isPending={command.isSending} isDisabled={!isPossible}>
          {t('messages.sendAnswer')}
        </Button>
      </div>
    </form>
  );
}
