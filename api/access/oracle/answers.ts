import { runningOn } from './emergencies.ts';
import { type Action, allows, assigneeOf, livedBySender, receiverStanding, rules, senderStanding } from './history.ts';
import {
  categoriesOfPerson,
  categoriesWithin,
  concernCategory,
  mayEditPerson,
  opensFile,
  personCategory,
  referralCategory,
  seesConsent,
  seesMessage,
  sideOf,
  type Viewer,
} from './sight.ts';
import type { Consent, File, Person, Referral, World } from './world.ts';

/** What the API must answer to the questions of `ask.ts`, built from the oracle. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const id = (value: string | null): Json => (value === null ? null : { id: value });
const byId = <T extends { id: string }>(rows: T[]): T[] => rows.sort((a, b) => (a.id < b.id ? -1 : 1));

/** Rule 20's "overdue" and the rest that follows from a side's own view of a referral. */
export function viewOf(world: World, viewer: Viewer, referral: Referral) {
  const side = sideOf(world, viewer, referral);
  if (side === null) return null;
  const isSender = side === 'SENDER';
  const standing = (isSender ? senderStanding : receiverStanding)(
    referral.history,
    referral.levels,
    referral.fromAgencyId,
  );
  const changedAt = isSender ? standing.since : (referral.history.at(-1)?.at ?? 0);
  const seenAt = referral.seen.find(({ userId }) => userId === viewer.userId)?.at;
  const questions = referral.messages.filter(
    (message) =>
      message.kind === 'QUESTION' &&
      message.agencyId !== viewer.agencyId &&
      !referral.messages.some(({ answersId }) => answersId === message.id),
  ).length;
  const { status } = standing;
  const open = ['SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED'].includes(status);
  const mustMove = isSender ? status === 'RETURNED' : ['SENT', 'RECEIVED', 'ACCEPTED'].includes(status);
  return {
    ...standing,
    side,
    changedAt,
    open,
    questions,
    overdue: standing.due !== null && standing.due < world.now,
    // A draft is its writer's own desk's: there is nothing in it to be told.
    unread: status !== 'DRAFT' && (seenAt === undefined || seenAt < changedAt),
    waiting: mustMove || (open && questions > 0),
    sentAt: referral.history.findLast(({ to }) => to === 'SENT')?.at ?? null,
  };
}

const redactions = (declared: Record<string, string>, seen: readonly string[]): Json =>
  Object.keys(declared)
    .filter((path) => !seen.includes(declared[path] as string))
    .sort()
    .map((path) => ({ path, category: declared[path] as string, reason: 'NO_CONSENT' }));

/** The fields of a record as a viewer of some of its categories sees them. */
function personFields(person: Person, seen: readonly string[]): Record<string, Json> {
  const shown = Object.entries(person.fields).map(([field, value]) => [
    field,
    seen.includes(personCategory[field as keyof Person['fields']]) ? value : null,
  ]);
  return { id: person.id, ...Object.fromEntries(shown), redactions: redactions(personCategory, seen) };
}

export function personAnswer(world: World, viewer: Viewer, person: Person): Json {
  const seen = categoriesOfPerson(world, viewer, person);
  if (seen.length === 0) return null;
  const edit = mayEditPerson(viewer, person);
  const linked = world.persons.filter(
    (other) =>
      viewer.isOffice &&
      other.id !== person.id &&
      other.identityId === person.identityId &&
      categoriesOfPerson(world, viewer, other).length > 0,
  );
  return {
    ...personFields(person, seen),
    version: edit ? person.version : 0,
    agency: id(person.agencyId),
    consents: byId(world.consents.filter((c) => c.personId === person.id && seesConsent(world, viewer, c))).map((c) =>
      id(c.id),
    ),
    referrals: byId(
      world.referrals.filter(
        (r) => r.personId === person.id && sideOf(world, viewer, r) && categoriesWithin(world, viewer, r).length > 0,
      ),
    ).map((r) => id(r.id)),
    linked: byId(linked).map((other) => id(other.id)),
    emergencyAccesses: runningOn(world, viewer, person),
    viewerCan: {
      ...{ edit, recordConsent: edit, refer: edit, link: viewer.isOffice },
      openEmergency: !edit && viewer.opensEmergencies,
    },
  };
}

const fileAnswer = (file: File, opens: boolean, removable: boolean): { id: string } & Record<string, Json> => ({
  id: file.id,
  category: file.category,
  fileName: opens ? file.fileName : null,
  mediaType: 'text/plain',
  size: Buffer.byteLength(file.content),
  url: opens ? `/attachments/${file.id}` : null,
  viewerCanRemove: removable,
});

export function consentAnswer(world: World, viewer: Viewer, consent: Consent): Json {
  if (!seesConsent(world, viewer, consent)) return null;
  const isStanding = consent.items.some(({ endedAt }) => endedAt === null);
  const active =
    consent.decision === 'GIVEN' && consent.withdrawnAt === null && isStanding && consent.validUntil > world.now;
  return {
    id: consent.id,
    decision: consent.decision,
    active,
    withdrawnAt: instant(consent.withdrawnAt),
    person: id(consent.personId),
    recordedBy: id(consent.recordedById),
    items: byId([...consent.items]).map((item) => ({
      id: item.id,
      recipient: id(item.recipientId),
      category: item.category,
      purpose: item.purpose,
      endedAt: instant(item.endedAt),
    })),
    evidence: consent.evidence.filter(({ removed }) => !removed).map((file) => fileAnswer(file, true, false)),
    viewerCan: { withdraw: active, renew: consent.decision === 'GIVEN' && consent.withdrawnAt === null && isStanding },
  };
}

const linkAnswer = (world: World, viewer: Viewer, referral: Referral | undefined): Json => {
  const view = referral && viewOf(world, viewer, referral);
  return view ? { id: referral.id, code: referral.code, status: view.status } : null;
};

const situations = ['HOUSING', 'FINANCE', 'TAX', 'HEALTH', 'EMPLOYMENT', 'EDUCATION', 'SAFETY', 'HOUSEHOLD'];
const referralRedactions = {
  ...referralCategory,
  ...Object.fromEntries(situations.map((category) => [`details.${category}`, category])),
  ...Object.fromEntries(
    Object.entries(concernCategory).map(([concern, category]) => [`concerns.${concern}`, category]),
  ),
};

function timelineAnswer(viewer: Viewer, referral: Referral, isSender: boolean): Json[] {
  const { history, levels, fromAgencyId } = referral;
  // The receiver's timeline begins with the referral's arrival, not with its draft.
  const known = isSender
    ? livedBySender(history, levels, fromAgencyId).told
    : history.filter(({ kind }) => kind !== 'CREATED');
  return known.map((happening) => {
    const isOwn = happening.agencyId === viewer.agencyId;
    return {
      id: happening.id,
      kind: happening.kind,
      at: instant(happening.at),
      actor: !isSender || isOwn ? id(happening.actorId) : null,
      actorAgency: id(happening.agencyId),
      // Where it came from is no matter of the desk it was sent to.
      fromStatus: isSender || happening.kind === 'SENT' ? null : happening.from,
      toStatus: isSender && happening.kind === 'WITHDRAWN' ? 'WITHDRAWN' : happening.to,
      reason: !isSender || isOwn || happening.kind === 'RETURNED' ? happening.reason : null,
      feedbackLevel: happening.chosen ?? null,
    };
  });
}

const verdictNames = (Object.keys(rules) as Action[]).filter((action) => action !== 'answer');

export function referralAnswer(world: World, viewer: Viewer, referral: Referral): Json {
  const view = viewOf(world, viewer, referral);
  if (!view) return null;
  const isSender = view.side === 'SENDER';
  const seen = categoriesWithin(world, viewer, referral);
  const otherId = isSender ? referral.toAgencyId : referral.fromAgencyId;
  const isAlone = world.agencies.some((agency) => agency.id === otherId && !agency.active);
  const can = (action: Action) =>
    allows(action, view.side, view, isAlone) && !(action === 'assign' && viewer.role === 'VOLUNTEER');
  const concerns = referral.concerns.filter((concern) => seen.includes(concernCategory[concern] as never));
  const person = world.persons.find(({ id }) => id === referral.personId);
  const linkTo = (test: (other: Referral) => boolean) => world.referrals.filter(test);
  return {
    id: referral.id,
    code: referral.code,
    side: view.side,
    version: view.version,
    status: view.status,
    statusReason: view.reason,
    statusSince: instant(view.since),
    outcome: !isSender && view.status === 'CLOSED' ? 'SUPPORT_COMPLETED' : null,
    urgency: referral.urgency,
    purpose: referral.purpose,
    consentState: referral.consentState,
    lawfulBasis: referral.lawfulBasis,
    feedbackLevel: view.level,
    fromAgency: id(referral.fromAgencyId),
    toAgency: id(referral.toAgencyId),
    createdBy: id(referral.createdById),
    assignee: isSender ? null : id(assigneeOf(referral.history)),
    person: person && seen.length > 0 ? personFields(person, seen) : null,
    mainConcern: concerns.includes(referral.mainConcern as never) ? referral.mainConcern : null,
    concerns,
    details: referral.details.filter(({ category }) => seen.includes(category)).sort(byCategory),
    wishes: seen.includes('PLAN') ? referral.wishes : null,
    reason: seen.includes('PROGRESS') ? referral.reason : null,
    understanding: seen.includes('PROGRESS') ? referral.understanding : null,
    lawfulBasisNote: seen.includes('IDENTITY') ? '' : null,
    accompanies: referral.accompanies,
    sentAt: instant(view.sentAt),
    contactedAt: instant(view.contactedAt),
    dueAt: instant(view.due),
    overdue: view.overdue,
    changedAt: instant(view.changedAt),
    unread: view.unread,
    waiting: view.waiting,
    parent: isSender ? linkAnswer(world, viewer, linkTo((other) => other.id === referral.parentId)[0]) : null,
    children: byId(linkTo((other) => !isSender && other.parentId === referral.id))
      .map((other) => linkAnswer(world, viewer, other))
      .filter((link) => link !== null),
    redirectedFrom: linkAnswer(world, viewer, linkTo((other) => other.id === referral.redirectedFromId)[0]),
    redirectedTo: linkAnswer(world, viewer, linkTo((other) => other.redirectedFromId === referral.id)[0]),
    messages: byId([...referral.messages]).flatMap((message) => {
      const sight = seesMessage(world, viewer, referral, message);
      const frame = { id: message.id, kind: message.kind, category: message.category, answersId: message.answersId };
      // Rule 19: to the sender the receiving desk signs as an agency alone.
      const isSigned = !isSender || message.agencyId === viewer.agencyId;
      const author = { author: isSigned ? id(message.authorId) : null, authorAgency: id(message.agencyId) };
      const awaitsAnswer =
        view.open &&
        message.kind === 'QUESTION' &&
        !referral.messages.some(({ answersId }) => answersId === message.id);
      const viewerCan = {
        answer: awaitsAnswer && message.agencyId !== viewer.agencyId && sight === 'WORDS' && can('answer'),
      };
      return sight
        ? [{ ...frame, ...author, awaitsAnswer, body: sight === 'WORDS' ? message.body : null, viewerCan }]
        : [];
    }),
    attachments: byId(referral.files.filter(({ removed }) => !removed)).map((file) =>
      fileAnswer(file, opensFile(world, viewer, referral, file), isSender && can('attach')),
    ),
    consents: byId(world.consents.filter((c) => c.referralId === referral.id && seesConsent(world, viewer, c))).map(
      (c) => id(c.id),
    ),
    timeline: timelineAnswer(viewer, referral, isSender),
    redactions: view.status === 'DRAFT' ? [] : redactions(referralRedactions, seen),
    viewerCan: {
      ...Object.fromEntries(verdictNames.map((action) => [action, can(action)])),
      referOnward: viewer.isOffice && !isSender && seen.length > 0 && ['ACCEPTED', 'IN_PROGRESS'].includes(view.status),
    },
  };
}

const byCategory = (a: { category: string }, b: { category: string }): number => (a.category < b.category ? -1 : 1);
