import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type { Viewer } from '../session/viewer.ts';

/** What one thing that was asked has shown to whoever asked it then: an entry of the ledger, with a mark (`marks.ts`) for each subject. */
export interface Sight {
  viewer: Viewer;
  operation: string;
  marks: Map<string, number>;
}

/** By what something was asked: an entry is of one root field, so that no other can make it look like something else. */
export interface Asked {
  /** The root field's name; of what is no field, a name that no root field has. */
  operation: string;
  /** What is told of an emergency or in a conference within it: entries apart, by operation. */
  apart?: Map<string, Asked>;
}

/** What an operation has shown so far. */
export class Shown {
  /** By the root field's alias. */
  private readonly roots = new Map<string | number, Asked>();
  private readonly byViewer = new Map<Viewer, Map<Asked, Sight>>();

  /** Says that a root field has begun to run. */
  ask({ path, fieldName }: Pick<GraphQLResolveInfo, 'path' | 'fieldName'>): void {
    this.roots.set(path.key, { operation: fieldName });
  }

  /**
   * The root field within which something is resolved.
   * @param operation where it is an entry apart
   * @throws Error within a root field that did not say that it runs
   */
  askedIn({ path }: Pick<GraphQLResolveInfo, 'path'>, operation?: string): Asked {
    let root = path;
    while (root.prev) root = root.prev;
    const asked = this.roots.get(root.key);
    if (!asked) throw new Error('Shown by nothing that was asked');
    if (!operation) return asked;
    asked.apart ??= new Map();
    const apart = asked.apart.get(operation) ?? { operation };
    asked.apart.set(operation, apart);
    return apart;
  }

  /** @throws Error where nobody is signed in: what is shown to nobody cannot be written down */
  note({ viewer }: Pick<Context, 'viewer'>, asked: Asked, subjectId: string, mark: number): void {
    if (!viewer) throw new Error('Shown to nobody');
    const byAsked = this.byViewer.get(viewer) ?? new Map<Asked, Sight>();
    this.byViewer.set(viewer, byAsked);
    const sight = byAsked.get(asked) ?? { viewer, operation: asked.operation, marks: new Map() };
    byAsked.set(asked, sight);
    sight.marks.set(subjectId, (sight.marks.get(subjectId) ?? 0) | mark);
  }

  get sights(): Sight[] {
    return [...this.byViewer.values()].flatMap((byAsked) => [...byAsked.values()]);
  }
}
