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
  /** Tells two of the same name apart: the root field's alias. */
  key: string;
  /** The root field's name; of what is no field, a name that no root field has. */
  operation: string;
}

/** What an operation has shown so far. */
export class Shown {
  private readonly operations = new Map<string, string>();
  private readonly byKey = new Map<string, Sight>();

  /** Says that a root field has begun to run. */
  ask({ path, fieldName }: Pick<GraphQLResolveInfo, 'path' | 'fieldName'>): void {
    this.operations.set(String(path.key), fieldName);
  }

  /** The root field within which something is resolved. */
  askedIn({ path }: Pick<GraphQLResolveInfo, 'path'>): Asked {
    let root = path;
    while (root.prev) root = root.prev;
    const key = String(root.key);
    return { key, operation: this.operations.get(key) ?? key };
  }

  /** @throws Error where nobody is signed in: what is shown to nobody cannot be written down */
  note({ viewer }: Pick<Context, 'viewer'>, { key, operation }: Asked, subjectId: string, mark: number): void {
    if (!viewer) throw new Error('Shown to nobody');
    const place = [viewer.sessionId, viewer.postingId, key, operation].join();
    const sight = this.byKey.get(place) ?? { viewer, operation, marks: new Map() };
    this.byKey.set(place, sight);
    sight.marks.set(subjectId, (sight.marks.get(subjectId) ?? 0) | mark);
  }

  get sights(): Sight[] {
    return [...this.byKey.values()];
  }
}
