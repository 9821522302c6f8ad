import { Conflict, InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { outcomeUnion } from '../outcome.ts';
import { PostingType } from './posting.ts';

export const PostingOutcome = outcomeUnion('PostingOutcome', PostingType, [
  InvalidInput,
  NotFound,
  Conflict,
  NotAllowed,
]);
