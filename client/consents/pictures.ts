import { useEffect, useState } from 'react';
import { type Client, useClient } from 'urql';

// Tied to the GraphQL client of one signed-in stay, in memory only: a signature is nobody's but the person's.
const kept = new WeakMap<Client, Map<string, Blob>>();

/** Remembers what was drawn, by the id under which the server keeps it, as long as the page is open. */
export function keepPicture(client: Client, id: string, drawing: Blob): void {
  const shelf = kept.get(client) ?? new Map<string, Blob>();
  kept.set(client, shelf.set(id, drawing));
}

/** Address of the drawing within this window, or undefined when it was not drawn here. */
export function usePicture(id: string | null): string | undefined {
  const client = useClient();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const drawing = id ? kept.get(client)?.get(id) : undefined;
    if (!drawing) return setAddress(undefined);
    const made = URL.createObjectURL(drawing);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [client, id]);
  return address;
}
