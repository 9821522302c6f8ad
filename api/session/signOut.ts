import { builder } from '../builder.ts';
import { Prisma } from '../database.ts';
import { SESSION_COOKIE, SIGN_IN_COOKIE } from './cookies.ts';
import { become, cookieSetter } from './enter.ts';
import { endSessions } from './sessions.ts';

builder.mutationField('signOut', (t) =>
  t.boolean({
    description: 'Ends the session and its open subscriptions. True also when nobody was signed in.',
    resolve: async (_, _args, context) => {
      const send = cookieSetter(context);
      const { viewer, db } = context;
      if (viewer) await db.prisma.$transaction((tx) => endSessions(tx, Prisma.sql`s.id = ${viewer.sessionId}::uuid`));
      send(SESSION_COOKIE, '');
      send(SIGN_IN_COOKIE, '');
      become(context, null);
      return true;
    },
  }),
);
