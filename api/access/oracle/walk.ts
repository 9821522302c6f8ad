import type { Category, FeedbackLevel, MessageKind } from '../../generated/prisma/enums.ts';
import { type Draw, newId } from './draw.ts';
import {
  type Action,
  allows,
  fold,
  type Happening,
  levels,
  livedBySender,
  reaches,
  receiverStanding,
  ruleOf,
  rules,
  type Side,
  senderStanding,
} from './history.ts';
import type { Message, User } from './world.ts';

/** Who may act in a random life of a referral. */
export interface Cast {
  fromAgencyId: string;
  toAgencyId: string;
  level: FeedbackLevel;
  /** Whether it rests on no consent: then what is said names nobody, and both sides may read it. */
  anonymous: boolean;
  author: User;
  senders: readonly User[];
  receivers: readonly User[];
  categories: readonly Category[];
}

interface Life {
  history: Happening[];
  messages: Message[];
}

const minute = 60_000;
const day = 1440 * minute;

/** The actions a random life is made of; recording consent, editing and redirecting have makers of their own. */
const steps = (Object.keys(rules) as Action[]).filter(
  (action) => !['edit', 'discard', 'recordConsent', 'redirect', 'answer'].includes(action),
);
const reasons: Partial<Record<Action, string>> = {
  return: 'INCOMPLETE',
  decline: 'NO_CAPACITY',
  withdraw: 'RESOLVED',
  close: 'SUPPORT_COMPLETED',
};
const messageKinds: Partial<Record<Action, MessageKind>> = { ask: 'QUESTION', note: 'NOTE', return: 'RETURN' };

/** A clock that a status starts: run out long ago, or far ahead; never near now. */
export const randomDue = (draw: Draw, now: number): number => now + draw.one([-9, -2, 3, 30]) * day + draw.int(0, 600);

/** What the person chooses where an action changes the feedback level; sending again can lower it too. */
function chosenBy(draw: Draw, action: Action, level: FeedbackLevel, shown: FeedbackLevel): Partial<Happening> {
  const below = levels.filter((each) => !reaches(each, level));
  const above = levels.filter((each) => !reaches(level, each));
  if (action === 'lowerFeedback') return { chosen: draw.one(below) };
  if (action === 'send') return below.length > 0 && draw.chance(30) ? { chosen: draw.one(below) } : {};
  if (action !== 'raiseFeedback') return {};
  const chosen = draw.one(above);
  return { chosen, kind: reaches(shown, chosen) ? 'FEEDBACK_RESTORED' : 'FEEDBACK_RAISED' };
}

/** Lives a referral at random by the table, from its first draft on, both sides acting on what each knows. */
export function live(draw: Draw, now: number, cast: Cast): Life {
  let at = now - draw.int(4, 14) * day;
  const history: Happening[] = [];
  const messages: Message[] = [];
  const first = { real: cast.level, shown: cast.level };
  const known = (side: Side) =>
    (side === 'SENDER' ? senderStanding : receiverStanding)(history, first, cast.fromAgencyId);
  const agencyOf = (side: Side) => (side === 'SENDER' ? cast.fromAgencyId : cast.toAgencyId);
  const anybody = (side: Side) => draw.one(side === 'SENDER' ? cast.senders : cast.receivers);

  const tell = (action: Action, side: Side, actor: User, more: Partial<Happening> = {}) => {
    at += draw.int(1, 200) * minute;
    const { to = null, event, level } = ruleOf(action);
    history.push({
      id: newId(),
      kind: event,
      level,
      actorId: actor.id,
      agencyId: agencyOf(side),
      from: to && fold(history).status,
      to,
      reason: reasons[action] ?? null,
      at,
      due: to && !ended.includes(to) ? randomDue(draw, now) : null,
      ...more,
    });
  };
  const say = (kind: MessageKind, side: Side, actor: User, question?: Message) =>
    messages.push({
      id: newId(),
      authorId: actor.id,
      agencyId: agencyOf(side),
      kind,
      category: question?.category ?? draw.one(cast.categories),
      body: `${kind}の文 ${draw.int(1, 9999)}`,
      anonymous: cast.anonymous && kind !== 'NOTE',
      answersId: question?.id ?? null,
      at,
    });

  const begun = {
    id: newId(),
    kind: 'CREATED',
    level: 'NONE',
    from: null,
    to: null,
    reason: null,
    at,
    due: null,
  } as const;
  history.push({ ...begun, actorId: cast.author.id, agencyId: cast.fromAgencyId });
  if (draw.chance(15)) return { history, messages };
  tell('send', 'SENDER', cast.author);

  for (let left = draw.int(0, 9); left > 0; left--) {
    const side: Side = draw.chance(70) ? 'RECEIVER' : 'SENDER';
    const open = steps.filter((action) => allows(action, side, known(side)));
    // What a receiver does after a secret withdrawal is rare, and most easily told by mistake; a return, which tells at every level,
    // was possible before rule 21 knew better, and stands in the records of then.
    const isLate = side === 'RECEIVER' && known('SENDER').status === 'WITHDRAWN';
    const mayHaveReturned = isLate && rules.return.from.some((status) => status === known(side).status);
    const action = mayHaveReturned && draw.chance(60) ? 'return' : open.length > 0 ? draw.one(open) : null;
    // Taking back is always open to the sender; taken as often as the rest, it would end most lives early.
    if (!action || (action === 'withdraw' && draw.chance(60) && fold(history).status === known(side).status)) continue;
    const actor = anybody(side);
    const isSecret = action === 'withdraw' && !rules.withdraw.from.some((status) => status === fold(history).status);
    tell(action, side, actor, {
      ...(action === 'send' && { kind: 'RESENT' }),
      ...chosenBy(draw, action, known(side).level, livedBySender(history, first, cast.fromAgencyId).shown),
      ...(action === 'assign' && { assigneeId: draw.chance(85) ? draw.one(cast.receivers).id : null }),
      ...(isSecret && { from: null, to: null, due: null }),
    });
    const kind = messageKinds[action];
    if (kind) say(kind, side, actor);
    const other: Side = side === 'SENDER' ? 'RECEIVER' : 'SENDER';
    if (action === 'ask' && draw.chance(50) && allows('answer', other, known(other))) {
      const answerer = anybody(other);
      tell('answer', other, answerer);
      say('ANSWER', other, answerer, messages.at(-1));
    }
  }
  const { status } = fold(history);
  if ((status === 'SENT' || status === 'RETURNED') && draw.chance(15)) {
    const expired = { ...begun, id: newId(), kind: 'EXPIRED', from: status, to: 'EXPIRED', at: at + minute } as const;
    history.push({ ...expired, actorId: null, agencyId: null });
  }
  return { history, messages };
}

/** The end of a referral that its receiver passes to the right desk, and the beginning of the one that follows it. */
export function redirection(draw: Draw, now: number, before: readonly Happening[], agencyId: string, actor: User) {
  const act = { actorId: actor.id, agencyId, at: (before.at(-1)?.at ?? 0) + minute };
  const end: Happening = {
    ...act,
    id: newId(),
    kind: 'REDIRECTED',
    level: 'STARTED',
    from: fold(before).status,
    to: 'REDIRECTED',
    reason: 'WRONG_DESK',
    due: null,
  };
  const begin: Happening = {
    ...act,
    id: newId(),
    kind: 'SENT',
    level: 'NONE',
    from: null,
    to: 'SENT',
    reason: null,
    due: randomDue(draw, now),
  };
  return { end, begin };
}

const ended: readonly string[] = ['REDIRECTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'CLOSED'];
