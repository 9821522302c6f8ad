import { revoking } from '../../api/referrals/lifecycle.ts';
import { writeAttachment } from './attachments.ts';
import { type Calendar, span } from './calendar.ts';
import { type Actor, agencyIds, type Cast, headOf } from './cast.ts';
import { type Company, companyOf } from './company.ts';
import { basisNoteOf, basisOf, writeBasisGrants, writeConsent } from './consents.ts';
import { codeOf, Dice, idOf } from './dice.ts';
import type { Filing } from './filing.ts';
import { writeMessages } from './messages.ts';
import type { Records } from './records.ts';
import { type ConsentState, type Happening, happeningsOf, standingOf } from './trace.ts';
import type { Row, World } from './world.ts';

/** An event that has its place in the log still to be given. */
export type LoggedEvent = Row & { at: Date };

/** Who may still learn of a referral's news: its id, both agencies, and when each side's view last changed. */
export interface Written {
  referralId: string;
  filing: Filing;
  changedAt: Date;
  members: readonly string[] | null;
}

const initialConsent = ({ journey, covered }: Filing): ConsentState =>
  covered ? 'GIVEN' : journey.consent === 'BASIS' ? 'NOT_REQUIRED' : 'SEEKING';

/** Writes referrals down as rows, with all that hangs on them. */
export class Scribe {
  readonly events: LoggedEvent[] = [];
  readonly written: Written[] = [];
  /** By referral: who wrote it, and who owns it at the receiving agency. */
  readonly #companies = new Map<string, Company>();

  constructor(
    readonly world: World,
    readonly calendar: Calendar,
    readonly cast: Cast,
    readonly records: Records,
  ) {}

  write(filing: Filing): void {
    const { key, from, to, content, journey, life } = filing;
    const happenings = happeningsOf(filing.steps, (position) => this.calendar.at(position));
    const company = companyOf(filing, happenings, this.cast, new Dice(`company ${key}`), this.#knownClerk(filing));
    this.#companies.set(key, company);
    const initial = initialConsent(filing);
    const standing = standingOf(happenings, journey.level, journey.urgency, initial);
    const ids = { referralId: idOf(`referral ${key}`), personId: idOf(`person ${filing.record}`) };
    const created = happenings[0] as Happening;
    const sent = happenings.filter((happening) => happening.to === 'SENT');
    const clerk = created.by === 'SENDER' ? (company.actorOf.get(created)?.actor ?? company.clerk) : company.clerk;

    const basis = journey.consent === 'BASIS';
    this.world.add('Referral', {
      id: ids.referralId,
      code: codeOf(key),
      fromAgencyId: agencyIds[from],
      toAgencyId: agencyIds[to],
      createdById: clerk.userId,
      assigneeId: company.assignee?.userId ?? null,
      personId: ids.personId,
      parentId: filing.parent ? idOf(`referral ${filing.parent.key}`) : null,
      redirectedFromId: filing.redirectedFrom ? idOf(`referral ${filing.redirectedFrom.key}`) : null,
      urgency: journey.urgency,
      purpose: content.purpose,
      lawfulBasis: basis ? basisOf(filing) : null,
      lawfulBasisNote: basis ? basisNoteOf(filing) : '',
      feedbackLevel: journey.level,
      senderFeedbackLevel: journey.level,
      mainConcern: content.concerns[0],
      concerns: content.concerns,
      wishes: content.wishes,
      reason: content.reason,
      understanding: this.#understandingOf(filing),
      accompanies: life.story.accompanies ?? new Dice(`accompanies ${key}`).chance(0.15),
      draft: null,
      draftVersion: 1 + sent.length + (filing.redirectedFrom ? -1 : new Dice(`saves ${key}`).int(2, 14)),
      createdAt: created.at,
      ...standing,
      ...writeMessages(this.world, filing, ids.referralId, happenings, company.actorOf, initial),
    });
    for (const [category, text] of Object.entries(content.details)) {
      this.world.add('ReferralDetail', { referralId: ids.referralId, category, text });
    }
    const members = this.#membersOf(filing, happenings, company.actorOf, clerk);
    for (const { at } of filing.redirectedFrom ? [] : sent) this.records.sent(filing, at, clerk, members);
    this.#log(filing, ids, happenings, company.actorOf);
    this.#share(filing, ids, happenings, sent[0] as Happening, company.actorOf);
    const attached = happenings.find(({ event }) => event === 'ATTACHED');
    if (attached) writeAttachment(this.world, filing, ids.referralId, clerk, attached.at);
    this.written.push({ referralId: ids.referralId, filing, changedAt: standing.changedAt, members });
  }

  /** What is sent onward comes from whoever carries the case; a redirected referral stays its first clerk's. */
  #knownClerk({ from, record, parent, redirectedFrom }: Filing): Actor | undefined {
    if (redirectedFrom) return this.#companies.get(redirectedFrom.key)?.clerk;
    // Volunteers see only the records they wrote themselves, so each keeps the people of the neighbourhood.
    if (from === 'minsei') return this.records.keeper(record);
    return (parent && this.#companies.get(parent.key)?.assignee) ?? undefined;
  }

  #understandingOf({ key, journey }: Filing): string {
    const dice = new Dice(`understanding ${key}`);
    if (journey.consent === 'GIVEN') return dice.weigh({ AGREES: 6, HESITANT: 1 });
    return dice.weigh({ HESITANT: 2, NOT_YET_TOLD: journey.consent === 'REFUSED' ? 0 : 2 });
  }

  #log(
    filing: Filing,
    ids: { referralId: string; personId: string },
    happenings: readonly Happening[],
    actorOf: Company['actorOf'],
  ): void {
    happenings.forEach((happening, index) => {
      const who = actorOf.get(happening);
      const drafted = happening.event === 'CREATED' || (happening.event === 'ATTACHED' && index === 1);
      this.events.push({
        id: idOf(`event ${filing.key} ${index}`),
        kind: happening.event,
        referralId: ids.referralId,
        personId: drafted ? null : ids.personId,
        actorId: who?.actor.userId ?? null,
        emergencyId: null,
        conferenceId: null,
        conferencePersonId: null,
        actorAgencyId: who ? agencyIds[who.agency] : null,
        fromStatus: happening.fromStatus,
        toStatus: happening.to ?? null,
        reason: happening.reason ?? null,
        feedback: happening.feedback,
        at: happening.at,
      });
    });
  }

  /** Consents and grants: what the receiving agency may see, why, and until when. */
  #share(
    filing: Filing,
    ids: { referralId: string; personId: string },
    happenings: readonly Happening[],
    sent: Happening,
    actorOf: Company['actorOf'],
  ): void {
    const end = happenings.find(({ to }) => to && revoking.includes(to));
    const revokedAt = end?.at ?? null;
    if (filing.journey.consent === 'BASIS') writeBasisGrants(this.world, filing, ids, sent.at, revokedAt);
    const withdrawn = happenings.find(({ event }) => event === 'CONSENT_WITHDRAWN');
    for (const happening of happenings.filter(({ consent }) => consent)) {
      const recorder = actorOf.get(happening)?.actor as Actor;
      const latest = this.calendar.at(span);
      writeConsent(this.world, { filing, happening, recorder, cast: this.cast, ...ids, withdrawn, revokedAt, latest });
    }
  }

  /** Of somebody under 支援措置 only those know who work on it, with one superior on each side. */
  #membersOf(
    { life, from, to }: Filing,
    happenings: readonly Happening[],
    actorOf: Company['actorOf'],
    clerk: Actor,
  ): string[] | null {
    if (!life.story.restricted) return null;
    const last = (happenings[happenings.length - 1] as Happening).at;
    const heads = [from, to].flatMap((agency) => this.cast.posted(agency, [last], [headOf(agency)]));
    const actors = happenings.flatMap((happening) => actorOf.get(happening)?.actor ?? []);
    return [...new Set([clerk, ...heads, ...actors].map(({ userId }) => userId))];
  }
}
