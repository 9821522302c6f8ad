import { useState } from 'react';
import { z } from 'zod';
import type { ConferenceMinutesShownFragment } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { requiredText } from '../ui/form/schemas.ts';
import { TextArea } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { useCommandForm } from '../useCommandForm.ts';
import { MinutesMutation } from './documents.ts';
import { text } from './text.ts';

/** Writing the minutes of a person anew; whoever was slower than somebody else is told, and what they typed stays. */
export function MinutesDialog({
  about,
  minutes,
  onClose,
  onDone,
}: {
  about: { id: string; personId: string };
  minutes: ConferenceMinutesShownFragment | undefined;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useText(text);
  // What the form began with: a version that arrives meanwhile is not written over unseen.
  const [version] = useState(minutes?.version ?? 0);
  const form = useCommandForm({
    document: MinutesMutation,
    schema: z.object({ body: requiredText(4000) }),
    defaultValues: { body: minutes?.body ?? '' },
    args: (values) => ({ ...about, version, ...values }),
    onDone: () => {
      toast('success', t('minutes.done'));
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('minutes.title')}
      label={t('minutes.title')}
      submit={t('minutes.send')}
      onClose={onClose}
    >
      <Bound form={form} name="body" label={t('field.minutes')}>
        {(field) => <TextArea {...field} isRequired description={t('field.minutesHint')} most={4000} />}
      </Bound>
    </FormDialog>
  );
}
