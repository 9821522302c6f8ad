import { personKeys } from '../../people/content.ts';
import type { Problem } from '../../ui/form/useContentForm.ts';
import type { Content } from './content.ts';
import { lackingIn } from './lacking.ts';
import { wrongIn } from './wrong.ts';

/** The steps of the form, in order; a draft remembers the number of the one it was left at. */
export const steps = ['person', 'concerns', 'receiver', 'consent', 'confirm'] as const;
/** A step of the form. */
export type StepId = (typeof steps)[number];

const fields: Record<Exclude<StepId, 'confirm'>, readonly string[]> = {
  person: ['personId', ...personKeys],
  concerns: ['concerns', 'mainConcern', 'details', 'urgency', 'wishes', 'reason'],
  receiver: ['toAgencyId', 'purpose', 'accompanies', 'understanding', 'feedbackLevel'],
  consent: ['consentState', 'consent', 'lawfulBasis', 'lawfulBasisNote', 'basisCategories'],
};

/** The step on which the entry at `path` stands. */
export function stepOf(path: string): StepId {
  const head = path.split('.')[0] ?? '';
  return steps.find((step) => step !== 'confirm' && fields[step].includes(head)) ?? 'confirm';
}

/** The step a draft was left at. */
export function stepLeftAt(content: Content): StepId {
  return steps[content.step ?? 0] ?? 'person';
}

/** Problems in the order in which their entries stand in the form. */
export function inFormOrder(problems: readonly Problem[]): Problem[] {
  const order = [...fields.person, ...fields.concerns, ...fields.receiver, ...fields.consent];
  const rank = ({ path }: Problem): number => order.indexOf(path.split('.')[0] ?? '');
  return [...problems].sort((a, b) => rank(a) - rank(b));
}

/** How the stepper shows a step: what must be there is there, or something was refused. Sending checks it for good. */
export function stateOf(step: StepId, content: Content, problems: readonly Problem[]): 'todo' | 'done' | 'error' {
  const isOf = ({ path }: { path: string }): boolean => stepOf(path) === step;
  if ([...problems, ...wrongIn(content)].some(isOf)) return 'error';
  return step !== 'confirm' && !lackingIn(content).some(isOf) ? 'done' : 'todo';
}
