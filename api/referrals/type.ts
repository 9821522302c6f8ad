import { hasLeft, knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { AttachmentType } from '../attachments/type.ts';
import { builder } from '../builder.ts';
import { LawfulBasisEnum, PurposeEnum } from '../consents/enums.ts';
import { ConsentType } from '../consents/type.ts';
import type { Category } from '../generated/prisma/enums.ts';
import { Versioned } from '../outcome.ts';
import { referralFields } from '../people/categories.ts';
import { RedactionType, redactionsOf } from '../people/redactions.ts';
import { PersonType } from '../people/type.ts';
import { UserType } from '../staff/user.ts';
import { concerns } from './concerns.ts';
import { ReferralContentType, ReferralDetailType } from './contentType.ts';
import {
  ConcernEnum,
  ConsentStateEnum,
  FeedbackLevelEnum,
  OutcomeEnum,
  ReferralStatusEnum,
  UnderstandingEnum,
  UrgencyEnum,
} from './enums.ts';
import { otherAgency } from './lifecycle.ts';
import { LinkedReferral, MessageType, TimelineEntry } from './partTypes.ts';
import type { ReferralRow } from './rows.ts';
import { storedContent } from './storedContent.ts';
import { may, ReferralVerdicts } from './verdicts.ts';

const SideEnum = builder.enumType('Side', {
  description: 'Which side of a referral the viewer stands on.',
  values: {
    SENDER: { description: 'The referring agency (紹介元).' },
    RECEIVER: { description: 'The receiving agency (紹介先).' },
  },
});

const detailCategories: readonly Category[] = [
  'HOUSING',
  'FINANCE',
  'TAX',
  'HEALTH',
  'EMPLOYMENT',
  'EDUCATION',
  'SAFETY',
  'HOUSEHOLD',
];

/** What of a referral is blank where its category is not granted, by path. */
const blankable: Record<string, Category> = {
  ...referralFields,
  ...Object.fromEntries(detailCategories.map((category) => [`details.${category}`, category])),
  ...Object.fromEntries(Object.entries(concerns).map(([concern, category]) => [`concerns.${concern}`, category])),
};

export const ReferralType = builder.objectRef<ReferralRow>('Referral');

ReferralType.implement({
  description:
    'A person put in touch with a desk that can help (つなぎ). Both sides see one referral, each as far as it may: the receiving side by consent and category, the referring side by the feedback level the person chose, in status, clocks, versions, order and timeline alike.',
  interfaces: [Versioned],
  isTypeOf: (value) => (value as ReferralRow).__typename === 'Referral',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'To say on the phone, `XXXX-XXXX`. Random.' }),
    side: t.expose('side', { type: SideEnum, description: 'Where the viewer stands.' }),
    status: t.expose('status', {
      type: ReferralStatusEnum,
      description: 'Where it stands, as far as the viewer may know.',
    }),
    statusReason: t.exposeString('statusReason', {
      nullable: true,
      description: 'Code of the reason for the status; to the referring side only that of a return.',
    }),
    statusSince: t.field({ type: 'DateTime', description: 'Since when.', resolve: (row) => row.statusSince }),
    outcome: t.field({
      type: OutcomeEnum,
      nullable: true,
      description: 'How it ended; at the receiving side only.',
      resolve: (row) => row.outcome as never,
    }),
    urgency: t.expose('urgency', { type: UrgencyEnum, description: 'How soon.' }),
    purpose: t.expose('purpose', {
      type: PurposeEnum,
      description: 'Purpose of use: only grants for it open the person here.',
    }),
    consentState: t.expose('consentState', {
      type: ConsentStateEnum,
      description: "Where the person's consent stands.",
    }),
    lawfulBasis: t.expose('lawfulBasis', {
      type: LawfulBasisEnum,
      nullable: true,
      description: 'With NOT_REQUIRED: what it rests on.',
    }),
    lawfulBasisNote: t.exposeString('lawfulBasisNote', {
      nullable: true,
      description: 'Why that basis holds; or empty. IDENTITY.',
    }),
    feedbackLevel: t.expose('feedbackLevel', {
      type: FeedbackLevelEnum,
      description:
        'How much the person lets the referrer learn. To the referring side the level it was last told of: that the receiving side lowered it is not told.',
    }),
    fromAgency: t.field({
      type: AgencyType,
      description: 'Referring agency.',
      resolve: ({ fromAgencyId }, _, { db }) => knownAgency(db, fromAgencyId),
    }),
    toAgency: t.field({
      type: AgencyType,
      nullable: true,
      description: 'Receiving agency; null in a draft that has none yet.',
      resolve: ({ toAgencyId }, _, { db }) => (toAgencyId ? knownAgency(db, toAgencyId) : null),
    }),
    createdBy: t.field({ type: UserType, description: 'Who wrote it.', resolve: (row) => row.createdBy }),
    assignee: t.field({
      type: UserType,
      nullable: true,
      description: 'Owner at the receiving desk; seen there only.',
      resolve: (row) => row.assignee,
    }),
    person: t.field({
      type: PersonType,
      nullable: true,
      description: 'Whom it is about; null where nothing of them may be seen.',
      resolve: (row) => row.person,
    }),
    mainConcern: t.expose('mainConcern', {
      type: ConcernEnum,
      nullable: true,
      description: 'Main concern (◎). Null where its category is not granted.',
    }),
    concerns: t.expose('concerns', {
      type: [ConcernEnum],
      description: 'Ticked concerns whose categories are granted; the others are named in `redactions`, ticked or not.',
    }),
    details: t.field({
      type: [ReferralDetailType],
      description: 'Situation by category, granted ones only.',
      resolve: ({ id }, _, { loaders }) => loaders.details.load(id),
    }),
    wishes: t.exposeString('wishes', {
      nullable: true,
      description: 'What the person wants and asks to be careful about. PLAN.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why the referral, and what led here. PROGRESS.' }),
    understanding: t.expose('understanding', { type: UnderstandingEnum, nullable: true, description: 'PROGRESS.' }),
    accompanies: t.exposeBoolean('accompanies', { description: 'Whether the referrer can come along.' }),
    sentAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was (last) sent.',
      resolve: (row) => row.sentAt,
    }),
    contactedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the person was reached; to the referring side as far as the level lets it learn.',
      resolve: (row) => row.contactedAt,
    }),
    dueAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'End of the working day by which the next step is due.',
      resolve: (row) => row.dueAt,
    }),
    overdue: t.exposeBoolean('overdue', { description: 'Whether `dueAt` has passed.' }),
    changedAt: t.field({
      type: 'DateTime',
      description: 'Last change the viewer may know of; of a draft, when it was last stored.',
      resolve: (row) => row.changedAt,
    }),
    unread: t.exposeBoolean('unread', { description: 'Changed since the viewer last opened it.' }),
    waiting: t.exposeBoolean('waiting', { description: "Whether the next move is the viewer's side's." }),
    parent: t.field({
      type: LinkedReferral,
      nullable: true,
      description: 'The referral this one was sent onward from; for the desk that sent it on.',
      // To the desk it arrives at it would tell whom it is about, where that desk referred the person before.
      resolve: async ({ parentId, side }, _, { loaders }) =>
        parentId && side === 'SENDER' ? ((await loaders.linked.load(parentId))[0] ?? null) : null,
    }),
    children: t.field({
      type: [LinkedReferral],
      description: 'Referrals sent onward from here; for the desk that sent them on.',
      resolve: ({ id, side }, _, { loaders }) => (side === 'RECEIVER' ? loaders.children.load(id) : []),
    }),
    redirectedFrom: t.field({
      type: LinkedReferral,
      nullable: true,
      description: 'The desk before, in a chain of redirections.',
      resolve: async ({ redirectedFromId }, _, { loaders }) =>
        redirectedFromId ? ((await loaders.linked.load(redirectedFromId))[0] ?? null) : null,
    }),
    redirectedTo: t.field({
      type: LinkedReferral,
      nullable: true,
      description: 'The desk after.',
      resolve: async ({ id }, _, { loaders }) => (await loaders.redirectedTo.load(id))[0] ?? null,
    }),
    messages: t.field({
      type: [MessageType],
      description: 'Questions, answers and notes, oldest first.',
      resolve: ({ id }, _, { loaders }) => loaders.messages.load(id),
    }),
    attachments: t.field({
      type: [AttachmentType],
      description: 'Files, oldest first.',
      resolve: async (row, _, context) =>
        (await context.loaders.attachments.load(row.id)).map((file) => ({
          ...file,
          removable: file.own && may('attach', row, context),
        })),
    }),
    consents: t.field({
      type: [ConsentType],
      description: 'Consents recorded with it; for the agency that recorded them.',
      resolve: ({ id }, _, { loaders }) => loaders.consentsOfReferral.load(id),
    }),
    timeline: t.field({
      type: [TimelineEntry],
      description: 'What happened, oldest first, as far as the viewer may know.',
      resolve: ({ id }, _, { loaders }) => loaders.timeline.load(id),
    }),
    redactions: t.field({
      type: [RedactionType],
      description:
        'What is blank for want of its category: `wishes`, `reason`, `details.TAX`, `concerns.DEBT` … A path says nothing of whether there is anything.',
      resolve: ({ categories, status }) => (status === 'DRAFT' ? [] : redactionsOf(blankable, categories)),
    }),
    viewerCan: t.field({
      type: ReferralVerdicts,
      description: 'What the viewer may do with it now.',
      resolve: async (row, _, { db }) => ({ ...row, otherLeft: await hasLeft(db, otherAgency(row)) }),
    }),
    draft: t.field({
      type: ReferralContentType,
      nullable: true,
      description: 'What the form holds: of a draft, or of a returned referral to amend. For the referring side.',
      resolve: async (row, _, context) => {
        if (row.side !== 'SENDER' || !may('edit', row, context)) return null;
        if (row.status !== 'DRAFT' && !row.person) return null;
        const stored = await context.db.prisma.referral.findUniqueOrThrow({ where: { id: row.id } });
        return (stored.draft as never) ?? (await storedContent(context.db.prisma, stored));
      },
    }),
    draftVersion: t.int({
      nullable: true,
      description: 'Version of the draft to send with the next save.',
      resolve: (row, _, context) => (row.side === 'SENDER' && may('edit', row, context) ? row.draftVersion : null),
    }),
  }),
});
