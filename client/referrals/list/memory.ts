import type { Client } from 'urql';
import type { ListWindow } from './window.ts';

/** A list as it was left. */
interface Left {
  window: ListWindow;
  scrollY: number;
  focusedId: string | null;
}

interface Memory {
  left: Map<string, Left>;
  search: Map<string, string>;
}

// Tied to the GraphQL client of one signed-in stay: it goes with it, and so do the names in it.
const memories = new WeakMap<Client, Memory>();

/** What the lists of this stay remember: where each was left, and what was searched for. Memory only, never an address. */
export function memoryOf(client: Client): Memory {
  const known = memories.get(client);
  if (known) return known;
  const memory: Memory = { left: new Map(), search: new Map() };
  memories.set(client, memory);
  return memory;
}
