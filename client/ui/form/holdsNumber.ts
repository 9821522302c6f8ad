import { findIndividualNumber } from '../../../api/text/individualNumber.ts';
import { isUuid } from '../../../api/text/uuid.ts';

/** Whether an entry of a form holds an Individual Number. An id has such digits by chance, about one in 700. */
export const holdsNumber = (value: unknown): boolean =>
  typeof value === 'string' && !isUuid(value) && findIndividualNumber(value) !== null;
