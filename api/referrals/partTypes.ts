import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import { CategoryEnum } from '../people/enums.ts';
import { UserType } from '../staff/user.ts';
import { FeedbackLevelEnum, MessageKindEnum, ReferralStatusEnum } from './enums.ts';
import { actions, obstacle } from './lifecycle.ts';
import type { LinkedRow, MessageRow, TimelineRow } from './parts.ts';

/** Whether a question waits for its answer, as the viewer may know: not where the referral went to another desk, nor after an end. */
const isOpen = ({ kind, answered, current, status }: MessageRow): boolean =>
  kind === 'QUESTION' && !answered && current && (actions.answer.from as readonly string[]).includes(status);

const MessageVerdicts = builder.objectRef<MessageRow>('MessageVerdicts').implement({
  description: 'What the viewer may do with a message.',
  fields: (t) => ({
    answer: t.boolean({
      description: "Answer it: an unanswered question of the other side's, which the viewer can read.",
      resolve: (message) =>
        isOpen(message) &&
        message.body !== null &&
        !message.own &&
        obstacle('answer', message.side, { ...message, senderStatus: message.status }) === null,
    }),
  }),
});

export const MessageType = builder.objectRef<MessageRow>('Message').implement({
  description: 'A question, an answer or a note on a referral, in one information category.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    kind: t.expose('kind', { type: MessageKindEnum, description: 'What it is.' }),
    category: t.expose('category', { type: CategoryEnum, description: 'What it is about.' }),
    body: t.exposeString('body', {
      nullable: true,
      description: 'The words, at most 4,000 characters. Null where the category is not granted.',
    }),
    author: t.field({
      type: UserType,
      nullable: true,
      description: "Who wrote it; null to the referring side for the other side's staff.",
      resolve: ({ author }) => author,
    }),
    authorAgency: t.field({
      type: AgencyType,
      description: 'For which agency.',
      resolve: ({ authorAgencyId }, _, { db }) => knownAgency(db, authorAgencyId),
    }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
    answersId: t.exposeID('answersId', { nullable: true, description: 'The question it answers.' }),
    awaitsAnswer: t.boolean({
      description:
        'Whether it is a question that is still to be answered. One that was not when the referral went to another desk, or ended, no longer is.',
      resolve: isOpen,
    }),
    viewerCan: t.field({
      type: MessageVerdicts,
      description: 'What the viewer may do with it.',
      resolve: (message) => message,
    }),
  }),
});

export const TimelineEntry = builder.objectRef<TimelineRow>('TimelineEntry').implement({
  description: 'One thing that happened to a referral.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID of the event.' }),
    kind: t.exposeString('kind', {
      description:
        'CREATED, SENT, RESENT, ACKNOWLEDGED, ASSIGNED, ACCEPTED, CONTACTED, STARTED, RETURNED, REDIRECTED, DECLINED, WITHDRAWN, EXPIRED, CLOSED, ASKED, ANSWERED, NOTED, ATTACHED, ATTACHMENT_REMOVED, FEEDBACK_LOWERED, FEEDBACK_RAISED, FEEDBACK_RESTORED (raised again, no further than the referring side was told before), CONSENT_RECORDED or CONSENT_WITHDRAWN.',
    }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
    actor: t.field({
      type: UserType,
      nullable: true,
      description: "Who; null for the system, and to the referring side for the other side's staff.",
      resolve: ({ actor }) => actor,
    }),
    actorAgency: t.field({
      type: AgencyType,
      nullable: true,
      description: 'For which agency; null for the system.',
      resolve: ({ actorAgencyId }, _, { db }) => (actorAgencyId ? knownAgency(db, actorAgencyId) : null),
    }),
    fromStatus: t.expose('fromStatus', {
      type: ReferralStatusEnum,
      nullable: true,
      description: 'Status before, if it moved.',
    }),
    toStatus: t.expose('toStatus', {
      type: ReferralStatusEnum,
      nullable: true,
      description: 'Status after, if it moved.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Code of the reason or outcome; to the referring side only that of a return.',
    }),
    feedbackLevel: t.expose('levelChosen', {
      type: FeedbackLevelEnum,
      nullable: true,
      description: 'How much the person lets the referrer learn from then on, where that was changed.',
    }),
  }),
});

export const LinkedReferral = builder.objectRef<LinkedRow>('LinkedReferral').implement({
  description: 'A neighbouring referral that the viewer may see by itself.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    code: t.exposeString('code', { description: 'To say on the phone.' }),
    status: t.expose('status', { type: ReferralStatusEnum, description: 'As the viewer may know it.' }),
    fromAgency: t.field({
      type: AgencyType,
      description: 'Referring agency.',
      resolve: ({ fromAgencyId }, _, { db }) => knownAgency(db, fromAgencyId),
    }),
    toAgency: t.field({
      type: AgencyType,
      nullable: true,
      description: 'Receiving agency.',
      resolve: ({ toAgencyId }, _, { db }) => (toAgencyId ? knownAgency(db, toAgencyId) : null),
    }),
    sentAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was sent.',
      resolve: ({ sentAt }) => sentAt,
    }),
  }),
});
