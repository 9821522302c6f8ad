import { useState } from 'react';
import { z } from 'zod';
import { say, useText } from '../i18n/text.ts';
import { Button } from '../ui/Button.tsx';
import { RadioGroup } from '../ui/Choices.tsx';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { Section } from '../ui/layout.tsx';
import { toast } from '../ui/Toast.tsx';
import { text as uiText } from '../ui/text.ts';
import { useCommandForm } from '../useCommandForm.ts';
import { NameForVacantMutation } from './documents.ts';
import { text } from './text.ts';

type Staff = readonly { id: string; name: string }[];

/** Restricted records that nobody is in charge of: the manager says who is to see each, and sees nothing of it. */
export function Vacancies({
  vacant,
  candidates,
  onChanged,
}: {
  vacant: readonly { id: string }[];
  candidates: Staff;
  onChanged: () => void;
}) {
  const t = useText(text);
  const [chosen, setChosen] = useState<string>();
  return (
    <Section title={t('vacant.title')}>
      <p className="mb-3 max-w-3xl">{t('vacant.lead')}</p>
      <ul aria-label={t('vacant.title')} className="divide-y divide-line rounded-8 border border-line">
        {vacant.map(({ id }, index) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3 py-2">
            {t('vacant.item', { number: index + 1 })}
            <Button size="sm" onPress={() => setChosen(id)}>
              {t('vacant.choose')}
            </Button>
          </li>
        ))}
      </ul>
      {chosen && (
        <ChooseDialog id={chosen} candidates={candidates} onClose={() => setChosen(undefined)} onDone={onChanged} />
      )}
    </Section>
  );
}

const schema = z.object({
  userId: z.string().refine((value) => value !== '', { error: () => say(uiText)('errors.choose') }),
});

function ChooseDialog({
  id,
  candidates,
  onClose,
  onDone,
}: {
  id: string;
  candidates: Staff;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useText(text);
  const form = useCommandForm({
    document: NameForVacantMutation,
    schema,
    defaultValues: { userId: '' },
    args: ({ userId }) => ({ id, userId }),
    onDone: () => {
      toast('success', t('vacant.done'));
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('vacant.choose')}
      label={t('vacant.choose')}
      submit={t('vacant.choose')}
      onClose={onClose}
    >
      <Bound form={form} name="userId" label={t('vacant.who')}>
        {(field) => (
          <RadioGroup
            {...field}
            isRequired
            choices={candidates.map((each) => ({ id: each.id, label: each.name }))}
            layout="grid"
          />
        )}
      </Bound>
    </FormDialog>
  );
}
