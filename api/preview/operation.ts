import {
  type ExecutionArgs,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  getOperationAST,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { DRAFT_MARK } from '../ledger/marks.ts';
import { Shown } from '../ledger/shown.ts';
import { findOwnPerson } from '../people/own.ts';
import { beginUndone, type Undone } from './undone.ts';

/** The root field that turns its operation into a preview. */
export const previewField = 'recipientPreview';

/** In an operation that asks for a preview and nothing else: where it is read. */
export interface PreviewRoom {
  /**
   * @param referralId what is previewed
   * @throws Error when it was entered before
   */
  enter(referralId: string): Promise<Undone['db']>;
}

function rootFields(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): FieldNode[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
    return inner ? rootFields(inner.selectionSet, fragments) : [];
  });
}

/** The fields at the root of the operation that is to run, as they stand there. */
function rootOf({ document, operationName }: Pick<ExecutionArgs, 'document' | 'operationName'>): FieldNode[] {
  const operation = getOperationAST(document, operationName);
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return operation
    ? rootFields(operation.selectionSet, new Map(fragments.map((fragment) => [fragment.name.value, fragment])))
    : [];
}

interface Room extends PreviewRoom {
  /** What was entered, if anything was. */
  entered: string | null;
  leave(): Promise<void>;
}

function makeRoom(context: Context): Room {
  let undone: Promise<Undone> | undefined;
  return {
    entered: null,
    async enter(referralId) {
      if (undone) throw new Error('A preview is entered once');
      this.entered = referralId;
      undone = beginUndone(context.db);
      return (await undone).db;
    },
    leave: async () => (await undone?.catch(() => undefined))?.end(),
  };
}

/** Notes what a preview has shown for the ledger: of a record that was undone with it, as of the draft that it was made from. */
async function noteShown(context: Context, shown: Shown, referralId: string | null): Promise<void> {
  const asked = { operation: previewField };
  for (const [subjectId, mark] of shown.sights.flatMap(({ marks }) => [...marks])) {
    const isKept = context.viewer && (await findOwnPerson(context.db.prisma, context.viewer, subjectId)) !== null;
    if (isKept) context.shown.note(context, asked, subjectId, mark);
    else if (referralId) context.shown.note(context, asked, referralId, mark | DRAFT_MARK);
  }
}

/**
 * Runs an operation that asks for a preview in a context of its own, which turns into the receiving desk's, and undoes what was
 * done for it once all is read. It asks for nothing else, or that would be read as the desk.
 */
export const previews: Plugin = {
  onExecute({ args, executeFn, setExecuteFn, setResultAndStopExecution }) {
    const fields = rootOf(args);
    if (!fields.some(({ name }) => name.value === previewField)) return;
    if (fields.length > 1) {
      const extensions = { code: 'BAD_USER_INPUT' };
      const error = new GraphQLError(`${previewField} is asked for once, and alone`, { extensions });
      setResultAndStopExecution({ errors: [error] });
      return;
    }
    setExecuteFn(async (running: ExecutionArgs) => {
      const context = running.contextValue as Context;
      const room = makeRoom(context);
      const shown = new Shown();
      try {
        return await executeFn({ ...running, contextValue: { ...context, preview: room, shown } });
      } finally {
        await room.leave();
        await noteShown(context, shown, room.entered);
      }
    });
  },
};
