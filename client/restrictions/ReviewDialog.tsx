import { z } from 'zod';
import { yearsFromToday } from '../../api/clock/tokyoDate.ts';
import type { RestrictionFragment as Person } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { toast } from '../ui/Toast.tsx';
import { useCommandForm } from '../useCommandForm.ts';
import { ReviewRestrictionMutation } from './documents.ts';
import { GroundsFields, groundsShape } from './GroundsFields.tsx';
import { text } from './text.ts';

const schema = z.object(groundsShape);

/** Says anew why a record is restricted, and until when. */
export function ReviewDialog({
  personId,
  restriction,
  onClose,
  onDone,
}: {
  personId: string;
  restriction: NonNullable<Person['restriction']>;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useText(text);
  const form = useCommandForm({
    document: ReviewRestrictionMutation,
    schema,
    defaultValues: {
      reason: restriction.reason ?? '',
      note: restriction.note ?? '',
      // A day that has passed is what the review is for.
      reviewOn: restriction.reviewDue || !restriction.reviewOn ? yearsFromToday(1) : restriction.reviewOn,
    },
    args: (input) => ({ personId, version: restriction.version, input }),
    onConflict: ({ message }) => {
      onDone();
      return [{ path: '', message }];
    },
    onDone: () => {
      toast('success', t('reviewDialog.done'));
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('reviewDialog.title')}
      label={t('reviewDialog.title')}
      submit={t('reviewDialog.save')}
      onClose={onClose}
    >
      <GroundsFields form={form as never} />
    </FormDialog>
  );
}
