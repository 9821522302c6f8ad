import { useQuery } from 'urql';
import { z } from 'zod';
import { labels } from '../consents/labels.ts';
import type { Category } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { CheckboxGroup, RadioGroup } from '../ui/Choices.tsx';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { oneOf, requiredText } from '../ui/form/schemas.ts';
import { TextArea } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { useCommandForm } from '../useCommandForm.ts';
import { categories, PutMutation, TaxSettingsQuery } from './documents.ts';
import { TaxNotice } from './TaxNotice.tsx';
import { text } from './text.ts';

/** Putting a record of one's own agency before a conference, in chosen categories. */
export function PutDialog({
  personId,
  conferences,
  onClose,
  onPut,
}: {
  personId: string;
  conferences: readonly { id: string; title: string }[];
  onClose: () => void;
  onPut: () => void;
}) {
  const t = useText(text);
  const l = useText(labels);
  const [{ data: settings }] = useQuery({ query: TaxSettingsQuery, variables: {} });
  const [only] = conferences;
  const form = useCommandForm({
    document: PutMutation,
    schema: z.object({
      conferenceId: oneOf(conferences.map(({ id }) => id)),
      categories: z.array(z.custom<Category>()),
      reason: requiredText(500),
    }),
    defaultValues: { conferenceId: conferences.length === 1 ? (only?.id ?? '') : '', categories: [], reason: '' },
    args: ({ conferenceId, ...input }) => ({ id: conferenceId, personId, input }),
    onDone: () => {
      toast('success', t('put.done'));
      onPut();
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t('put.title')} label={t('put.title')} submit={t('put.send')} onClose={onClose}>
      <p>{t('put.lead')}</p>
      <Bound form={form} name="conferenceId" label={t('field.conference')}>
        {(field) => (
          <RadioGroup {...field} isRequired choices={conferences.map(({ id, title }) => ({ id, label: title }))} />
        )}
      </Bound>
      <Bound form={form} name="categories" label={t('field.categories')}>
        {(field) => (
          <CheckboxGroup
            {...field}
            layout="grid"
            description={t('field.categoriesHint')}
            choices={categories.map((id) => ({
              id,
              label: l(`category.${id}`),
              isDisabled: id === 'TAX' && !settings?.conferenceTaxSettings[0]?.allowed,
            }))}
          />
        )}
      </Bound>
      {settings && <TaxNotice setting={settings.conferenceTaxSettings[0]} />}
      <Bound form={form} name="reason" label={t('field.reason')}>
        {(field) => <TextArea {...field} isRequired description={t('field.reasonHint')} most={500} />}
      </Bound>
    </FormDialog>
  );
}
