import { describedEnum } from '../../enum.ts';
import type { Denial, Limit } from './access.ts';

export const AccessSourceEnum = describedEnum<'OWN_RECORD' | 'CONSENT' | 'LAWFUL_BASIS' | 'CONFERENCE' | 'EMERGENCY'>(
  'AccessSource',
  'What lets an agency see a category of a record.',
  {
    OWN_RECORD: 'The agency keeps the record: its staff see it by their posting.',
    CONSENT: 'A consent of the person.',
    LAWFUL_BASIS: 'A lawful basis other than consent, named in a referral.',
    CONFERENCE: 'A support conference (支援会議, 生活困窮者自立支援法 Art. 9).',
    EMERGENCY: 'Emergency access, reviewed afterwards.',
  },
);

export const AccessLimitEnum = describedEnum<Limit>('AccessLimit', 'What narrows an access further.', {
  VOLUNTEERS_OWN: 'Of the own volunteers, whoever wrote the record alone.',
  VOLUNTEERS_ASSIGNED: 'Volunteers there see only what belongs to a referral that is assigned to them.',
  NAMED_ONLY: 'The record is restricted (支援措置): those alone whom its access list names.',
  AS_AGREED:
    'It was agreed or named with a referral. Whether the desk still has it is told only as far as the person lets the referrer learn how the referral went.',
  TAKEN_BACK:
    'That referral was taken back: the desk has lost it, unless it had gone further than the referrer may know.',
});

export const AccessDenialEnum = describedEnum<Denial['code']>(
  'AccessDenialCode',
  'Why somebody may not see something.',
  {
    NO_GRANT: 'Nothing ever opened it to the agency.',
    OTHER_PURPOSE: 'It is open for another purpose.',
    NOT_YET: 'What opens it has yet to begin.',
    WITHDRAWN: 'The person withdrew the consent.',
    REPLACED: 'Another answer of the person, or another desk, took its place.',
    REFERRAL_ENDED: 'The referral it was for was declined or redirected there, or expired.',
    EXPIRED: 'It ended by itself.',
    AGENCY_LEFT: 'The agency has left the network: nobody is there.',
    NOT_NAMED: 'The record is restricted, and its access list names nobody who is asked about.',
    NOT_WRITER: 'A volunteer, who sees of the own agency only the records they wrote.',
    POSTING_ENDED: 'They have no posting there that counts now.',
  },
);
