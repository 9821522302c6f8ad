import type { Draw } from '../access/oracle/draw.ts';
import { type Action, type Happening, levels, livedBySender, reaches, ruleOf } from '../access/oracle/history.ts';
import type { FeedbackLevel } from '../generated/prisma/enums.ts';
import type { Stored } from './walk.ts';

/** A level for an action: one that fits it, most often. */
export function chosenLevel(draw: Draw, action: Action, known: FeedbackLevel): FeedbackLevel {
  const fitting = levels.filter((level) =>
    action === 'raiseFeedback' ? !reaches(known, level) : action === 'lowerFeedback' ? level !== known : true,
  );
  return fitting.length > 0 && draw.chance(85) ? draw.one(fitting) : draw.one(levels);
}

/** Which of its two actions a change of the level is, by what the side that changes it knows. */
export function byLevel(action: Action, level: FeedbackLevel, known: FeedbackLevel | undefined): Action {
  if ((action !== 'lowerFeedback' && action !== 'raiseFeedback') || !known) return action;
  return reaches(known, level) ? 'lowerFeedback' : 'raiseFeedback';
}

/** The level at which the sender learns of the last thing that happened: of a change of the level, if it learns of it at all. */
export function toldLevel(action: Action, { log, levels: first, fromAgencyId }: Stored): FeedbackLevel | null {
  if (action !== 'lowerFeedback' && action !== 'raiseFeedback') return ruleOf(action).level;
  const { told, silent } = livedBySender(log, first, fromAgencyId);
  return [...told, ...silent].includes(log.at(-1) as Happening) ? 'NONE' : null;
}
