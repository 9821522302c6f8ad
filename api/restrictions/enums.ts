import { describedEnum } from '../enum.ts';
import type { RestrictionChange, RestrictionReason } from '../generated/prisma/enums.ts';

export const RestrictionReasonEnum = describedEnum<RestrictionReason>(
  'RestrictionReason',
  'Why a record is restricted (閲覧制限).',
  {
    DV: 'Violence by a spouse or partner (配偶者等からの暴力; 支援措置).',
    STALKING: 'Stalking (ストーカー行為等; 支援措置).',
    CHILD_ABUSE: 'Child abuse (児童虐待等; 支援措置).',
    OWN_FAMILY: "Somebody of the staff's own family or close to them (職員の親族等).",
    OTHER: 'Another reason, said in the note.',
  },
);

export const RestrictionChangeEnum = describedEnum<RestrictionChange>(
  'RestrictionChangeKind',
  'What was done to a restriction.',
  {
    RESTRICTED: 'The record was restricted to those named.',
    TAKEN_OVER: 'The record was made from a referral of a restricted one, and restricted to the same people.',
    NAMED: 'Somebody was named.',
    REMOVED: 'Somebody was taken off the list.',
    REVIEWED: 'Reason, note or review date were said anew.',
    LIFTED: 'The restriction was lifted.',
  },
);
