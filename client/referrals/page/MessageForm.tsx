import { useState } from 'react';
import { categories } from '../../consents/content.ts';
import { labels } from '../../consents/labels.ts';
import type { Category } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/layout.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { text as uiText } from '../../ui/text.ts';
import { exchangeText as text } from './exchangeText.ts';
import { ChangedMeanwhile, RefusalBanner } from './Meanwhile.tsx';
import { Ask, WriteNote } from './mutations.ts';
import { useUnsent } from './unsent.ts';
import { useReferralCommand } from './useReferralCommand.ts';

interface Draft {
  category: Category;
  body: string;
}

const empty: Draft = { category: 'PROGRESS', body: '' };

const words = {
  question: {
    label: 'messages.askLabel',
    category: 'messages.category',
    send: 'messages.send',
    sent: 'messages.sent',
  },
  note: {
    label: 'messages.noteLabel',
    category: 'messages.noteCategory',
    send: 'messages.saveNote',
    sent: 'messages.noted',
  },
} as const;

/** Whoever opens the form writes; also when it was opened from elsewhere on the page. */
function focusAtFirst(field: HTMLElement | null): void {
  field?.focus();
}

/** A question to the other side, or a note for the own desk: what it is about decides who may read it. */
export function MessageForm({
  kind,
  referralId,
  isPossible,
  isAnonymous,
  sides,
  onClose,
  onStale,
}: {
  kind: 'question' | 'note';
  referralId: string;
  isPossible: boolean;
  isAnonymous: boolean;
  sides: { from: string; to: string };
  onClose: () => void;
  onStale: () => void;
}) {
  const t = useText(text);
  const u = useText(uiText);
  const l = useText(labels);
  const command = useReferralCommand();
  const [draft, setDraft, forget] = useUnsent<Draft>(`${referralId}:${kind}`, empty);
  const [isEmpty, setEmpty] = useState(false);
  const category = l(`category.${draft.category}`);
  const send = async (): Promise<void> => {
    setEmpty(!draft.body.trim());
    if (!draft.body.trim()) return;
    const document = kind === 'question' ? Ask : WriteNote;
    if (await command.run(document, { referralId, ...draft })) {
      forget();
      toast('success', t(words[kind].sent));
      onClose();
    }
    onStale();
  };
  const refused = command.refusal?.kind === 'refused' ? command.refusal.fields : {};
  return (
    <Card className="mb-4 bg-ground">
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isPossible && !command.isSending) void send();
        }}
      >
        {!isPossible && <ChangedMeanwhile last={null} isPossible={false} />}
        {command.refusal && <RefusalBanner refusal={command.refusal} />}
        <TextArea
          label={t(words[kind].label)}
          description={kind === 'question' && isAnonymous ? t('messages.askAnonymous') : undefined}
          isRequired
          most={4000}
          rows={3}
          value={draft.body}
          onChange={(body) => setDraft({ ...draft, body })}
          errorMessage={isEmpty && !draft.body.trim() ? u('errors.required') : refused.body}
          inputRef={focusAtFirst}
        />
        <Select<Category>
          label={t(words[kind].category)}
          description={
            kind === 'question'
              ? t('messages.readers', { ...sides, category })
              : t('messages.noteReaders', { category })
          }
          className="max-w-md"
          value={draft.category}
          onChange={(next) => setDraft({ ...draft, category: next || 'PROGRESS' })}
          errorMessage={refused.category}
          choices={categories.map((id) => ({ id, label: l(`category.${id}`), note: l(`categoryNote.${id}`) }))}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" isPending={command.isSending} isDisabled={!isPossible}>
            {t(words[kind].send)}
          </Button>
          <Button variant="outline" onPress={onClose}>
            {u('cancel')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
