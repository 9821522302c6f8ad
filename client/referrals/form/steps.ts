import type { ConsentContent } from '../../consents/content.ts';
import { neededFor, personKeys } from '../../people/content.ts';
import type { Problem } from '../../ui/form/useContentForm.ts';
import type { Content } from './content.ts';
import { wrongPaths } from './wrong.ts';

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

const filled: Record<Exclude<StepId, 'confirm'>, (content: Content) => boolean> = {
  person: ({ name, nameKana, contactChannel, ...content }) => {
    const needed = contactChannel && neededFor[contactChannel];
    return Boolean(name?.trim() && nameKana?.trim() && contactChannel && (!needed || content[needed]?.trim()));
  },
  concerns: ({ mainConcern, reason }) => Boolean(mainConcern && reason?.trim()),
  receiver: ({ toAgencyId, understanding, feedbackLevel }) => Boolean(toAgencyId && understanding && feedbackLevel),
  consent: ({ consentState, consent, lawfulBasis, lawfulBasisNote, basisCategories }) => {
    if (consentState === 'GIVEN') return !consent || isAnswered(consent);
    if (consentState !== 'NOT_REQUIRED') return Boolean(consentState);
    return Boolean(lawfulBasis && lawfulBasisNote?.trim() && basisCategories?.includes('IDENTITY'));
  },
};

const isAnswered = (consent: ConsentContent): boolean => {
  const { items, method, giver } = consent;
  const isNamed = Boolean(consent.representativeName?.trim() && consent.representativeRelation?.trim());
  const isEvidenced = method === 'ORAL' ? consent.witnessName?.trim() : consent.evidenceId;
  return Boolean(items?.length && method && isEvidenced && giver && (giver === 'SELF' || isNamed));
};

/** Problems in the order in which their entries stand in the form. */
export function inFormOrder(problems: readonly Problem[]): Problem[] {
  const order = [...fields.person, ...fields.concerns, ...fields.receiver, ...fields.consent];
  const rank = ({ path }: Problem): number => order.indexOf(path.split('.')[0] ?? '');
  return [...problems].sort((a, b) => rank(a) - rank(b));
}

/** How the stepper shows a step: what must be there is there, or something was refused. Sending checks it for good. */
export function stateOf(step: StepId, content: Content, problems: readonly Problem[]): 'todo' | 'done' | 'error' {
  if ([...problems.map(({ path }) => path), ...wrongPaths(content)].some((path) => stepOf(path) === step))
    return 'error';
  return step !== 'confirm' && filled[step](content) ? 'done' : 'todo';
}
