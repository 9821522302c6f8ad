import { builder } from '../builder.ts';
import type { PasskeyRow, SessionRow } from './account.ts';

export const SessionType = builder.objectRef<SessionRow>('Session').implement({
  description: 'A browser in which the viewer is signed in.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID; not the secret that opens the session.' }),
    createdAt: t.field({ type: 'DateTime', description: 'When they signed in.', resolve: (row) => row.createdAt }),
    lastSeenAt: t.field({
      type: 'DateTime',
      description: 'When it was last used, to the minute.',
      resolve: (row) => row.lastSeenAt,
    }),
    userAgent: t.exposeString('userAgent', { description: 'What the browser calls itself; at most 400 characters.' }),
    current: t.boolean({
      description: 'Whether it is the one that asks.',
      resolve: ({ id }, _, { viewer }) => id === viewer?.sessionId,
    }),
  }),
});

export const PasskeyType = builder.objectRef<PasskeyRow>('Passkey').implement({
  description: 'A passkey (WebAuthn Level 3 discoverable credential) of the viewer.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    name: t.exposeString('name', { description: 'What its owner calls it.' }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was registered.', resolve: (row) => row.createdAt }),
    lastUsedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When somebody last signed in with it; null: never yet.',
      resolve: (row) => row.lastUsedAt,
    }),
  }),
});
