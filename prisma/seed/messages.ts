import { agencyIds } from './cast.ts';
import type { Company } from './company.ts';
import { Dice, idOf } from './dice.ts';
import type { Filing } from './filing.ts';
import { inquiries, notes, returnNotes, usualQuestions } from './phrases.ts';
import { render } from './render.ts';
import type { Category, Talk } from './story.ts';
import { type ConsentState, consentAfter, type Happening } from './trace.ts';
import type { World } from './world.ts';

interface Open {
  id: string;
  talk: Talk;
}

/**
 * Writes what both sides say to each other, and what the receiving side notes for itself.
 * @returns how many questions wait for each side
 */
export function writeMessages(
  world: World,
  filing: Filing,
  referralId: string,
  happenings: readonly Happening[],
  actorOf: Company['actorOf'],
  initial: ConsentState,
): { questionsToSender: number; questionsToReceiver: number } {
  const dice = new Dice(`messages ${filing.key}`);
  const { life, content } = filing;
  const talks = content.talks.filter(([category]) => category !== filing.withheld);
  // Whose story begins with a note of its own needs none of how the desk got to know them.
  const usualNotes = (notes[filing.to] ?? []).slice(content.notes.length > 0 ? 1 : 0);
  const own = [...content.notes, ...usualNotes.map((note) => render(note, {}, dice))];
  const said = { talks: 0, notes: 0 };
  const open: Partial<Record<Happening['by'], Open>> = {};
  let consent = initial;

  const inquiry = (): Talk => {
    const [question, answer] = dice.pick(inquiries[filing.from] ?? inquiries.soudan ?? []);
    return ['PROGRESS', render(question, life.slots, dice), render(answer, life.slots, dice)];
  };
  const usual = (): Talk => {
    const [category, question, answer] = dice.pick(usualQuestions);
    return [category, render(question, life.slots, dice), render(answer, life.slots, dice)];
  };

  happenings.forEach((happening, index) => {
    consent = consentAfter(happening, consent);
    const who = actorOf.get(happening);
    if (!who) return;
    const say = (
      kind: 'QUESTION' | 'ANSWER' | 'NOTE' | 'RETURN',
      category: Category,
      body: string,
      answersId?: string,
    ) => {
      const id = idOf(`message ${filing.key} ${index}`);
      const anonymous = kind !== 'NOTE' && (consent === 'SEEKING' || consent === 'REFUSED');
      const author = { authorId: who.actor.userId, authorAgencyId: agencyIds[who.agency] };
      const other = happening.by === 'SENDER' ? filing.to : filing.from;
      const toAgencyId = agencyIds[kind === 'NOTE' ? who.agency : other];
      const message = { id, referralId, ...author, toAgencyId, kind, category, body, anonymous };
      world.add('Message', { ...message, answersId: answersId ?? null, at: happening.at });
      return id;
    };
    if (happening.event === 'ASKED') {
      const talk = happening.by === 'SENDER' ? inquiry() : (talks[said.talks++] ?? usual());
      open[happening.by] = { id: say('QUESTION', talk[0], talk[1]), talk };
    } else if (happening.event === 'ANSWERED') {
      const asker = happening.by === 'SENDER' ? 'RECEIVER' : 'SENDER';
      const asked = open[asker];
      if (!asked) throw new Error(`an answer without a question: ${filing.key}`);
      say('ANSWER', asked.talk[0], asked.talk[2], asked.id);
      delete open[asker];
    } else if (happening.event === 'NOTED') {
      const note = own[said.notes++];
      if (note) say('NOTE', 'PROGRESS', note);
    } else if (happening.event === 'RETURNED') {
      say('RETURN', 'PROGRESS', render(dice.pick(returnNotes[happening.reason ?? 'OTHER'] ?? []), {}, dice));
    }
  });
  return { questionsToSender: open.RECEIVER ? 1 : 0, questionsToReceiver: open.SENDER ? 1 : 0 };
}
