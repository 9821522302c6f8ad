import { agencyOf, type ViewerName, viewerNames } from './people.ts';
import type { World } from './world.ts';

export type Args = Record<string, unknown>;

/**
 * What a viewer is answered, in short: the type of the answer with the code of `NotAllowed` or the paths of `InvalidInput`,
 * `null`, `[2]` for a list of two, or `error CODE`. With `=` before it the thing named is hidden from the viewer, and the
 * answer must be, byte by byte, the one for an id that nothing has.
 */
export type Answer = string;

/** One row of the table: a root field, the thing it is asked about, and what each viewer is answered. */
export interface Case {
  /** The argument that names the thing, e.g. `input.items.0.recipientId`. Absent: nothing is named. */
  id?: string;
  /** The id of the thing, which exists. */
  names?: (world: World) => string;
  /** Why whoever is signed in may know of it, for things that are hidden from nobody. */
  open?: string;
  /** All other arguments, as somebody would send them who may. */
  args?: (world: World) => Args;
  /** What those who may send instead, so that they are heard but nothing is stored. Without it their command takes effect. */
  probe?: Args;
  answers: Partial<Record<ViewerName, Answer>>;
}

/** The table: cases by root field. */
export type Table = Record<string, Case[]>;

const where = (name: ViewerName, agency: string) => agencyOf(name) === agency;
const standings = {
  sent: { sender: (v: ViewerName) => where(v, 'tax'), receiver: (v: ViewerName) => where(v, 'office') },
  byVolunteer: {
    sender: (v: ViewerName) => v === 'volunteer' || v === 'volunteerManager',
    receiver: (v: ViewerName) => where(v, 'office'),
  },
  toVolunteer: {
    sender: (v: ViewerName) => where(v, 'tax'),
    receiver: (v: ViewerName) => v === 'volunteer' || v === 'volunteerManager',
  },
  restricted: { sender: (v: ViewerName) => v === 'taxManager', receiver: () => false },
  draft: { sender: (v: ViewerName) => where(v, 'tax'), receiver: () => false },
} as const;

export type Subject = keyof typeof standings;

/** Whom a subject besides the first is worth asking about: those its hiding is aimed at, and those it is not hidden from. */
const asked: Record<Subject, readonly ViewerName[]> = {
  sent: viewerNames,
  byVolunteer: ['volunteer', 'colleague', 'volunteerManager', 'clerk', 'supporter'],
  toVolunteer: ['volunteer', 'colleague', 'volunteerManager', 'clerk', 'supporter'],
  restricted: ['clerk', 'taxManager', 'supporter', 'chief'],
  draft: viewerNames,
};

/** The answers about a referral (or what belongs to it) by the side a viewer stands on; to all others it is hidden. */
export function bySide(
  subject: Subject,
  [sender, receiver, hidden]: readonly [Answer, Answer, Answer],
  except: Partial<Record<ViewerName, Answer>> = {},
): Case['answers'] {
  const { sender: sends, receiver: receives } = standings[subject];
  return Object.fromEntries(
    asked[subject].map((name) => [name, except[name] ?? (sends(name) ? sender : receives(name) ? receiver : hidden)]),
  );
}

/** The same answer for everybody. */
export const everybody = (answer: Answer, except: Partial<Record<ViewerName, Answer>> = {}): Case['answers'] =>
  Object.fromEntries(viewerNames.map((name) => [name, except[name] ?? answer]));
