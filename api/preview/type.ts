import { builder } from '../builder.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { answering, outcomeUnion } from '../outcome.ts';
import { CategoryEnum } from '../people/enums.ts';
import { ReferralType } from '../referrals/type.ts';
import { previewField } from './operation.ts';
import { previewFor, type RecipientPreview } from './preview.ts';

const RecipientPreviewType = builder.objectRef<RecipientPreview>('RecipientPreview').implement({
  description:
    'A referral as its receiving desk will see it once it is sent, read by the same gate; nothing was sent. Read-only: its verdicts are all false. Of a referral that was at the desk before, what the desk did there is left out, and versions and counts are as the sender knows them.',
  fields: (t) => ({
    referral: t.field({
      type: ReferralType,
      nullable: true,
      description:
        'What the desk will see. Null: nothing, for the person is restricted and nobody at the desk is presumed to be on the access list.',
      resolve: ({ referral }) => referral,
    }),
    besides: t.field({
      type: [CategoryEnum],
      description:
        'Categories blank here that the desk may see besides, by what was agreed with other referrals to it: whether it still does may not be told.',
      resolve: ({ besides }) => besides,
    }),
  }),
});

const RecipientPreviewOutcome = outcomeUnion('RecipientPreviewOutcome', RecipientPreviewType, [
  InvalidInput,
  NotFound,
  Conflict,
  NotAllowed,
]);

builder.queryField(previewField, (t) =>
  t.field({
    type: RecipientPreviewOutcome,
    description:
      'See as the recipient: what the receiving desk will see of a draft, or of a returned referral, if it is sent as it is. Nothing is sent, stored or told. Whoever may send it may ask; what would refuse sending it refuses this. The one field of its operation, or BAD_USER_INPUT.',
    args: {
      id: t.arg.id({ required: true, description: 'UUID of the draft or returned referral.' }),
      draftVersion: t.arg.int({
        required: true,
        description: '`draftVersion` as last read; a stale one answers Conflict.',
      }),
    },
    resolve: answering<{ id: string; draftVersion: number }, RecipientPreview>(async (context, args) => {
      if (!context.preview) throw new Error('A preview has no room');
      return previewFor(context, await context.preview.enter(args.id), args);
    }) as never,
  }),
);
