import { demoAccounts, demoPassword } from '../../prisma/seed.ts';
import { builder } from '../builder.ts';
import { message } from '../messages.ts';
import { RoleEnum } from '../staff/role.ts';

type Account = (typeof demoAccounts)[number];

const DemoAccount = builder.objectRef<Account>('DemoAccount').implement({
  description: 'An invented member of staff of the demo city.',
  fields: (t) => ({
    login: t.exposeString('login', { description: 'To sign in with.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    agency: t.exposeString('agency', { description: "The agency's name in Japanese." }),
    role: t.field({ type: RoleEnum, description: 'The job.', resolve: ({ role }) => role }),
  }),
});

const SignInOptions = builder.objectRef<object>('SignInOptions').implement({
  description: 'Which ways of signing in there are, besides password and passkey.',
  fields: (t) => ({
    oidc: t.string({
      nullable: true,
      description:
        "What to call the city's identity provider (OpenID Connect), in the reader's language; null when there is none. The way there is `GET /auth/oidc/start?to=<path to return to>`.",
      resolve: (_, _args, { env, locale }) => (env.oidc ? message(locale, 'OIDC_PROVIDER') : null),
    }),
    demo: t.field({
      type: [DemoAccount],
      description: 'The accounts of the demo city; empty outside the demo.',
      resolve: (_, _args, { env }) => (env.demo ? [...demoAccounts] : []),
    }),
    demoPassword: t.string({
      nullable: true,
      description: 'The one password of all demo accounts; null outside the demo.',
      resolve: (_, _args, { env }) => (env.demo ? demoPassword : null),
    }),
  }),
});

builder.queryField('signInOptions', (t) =>
  t.field({ type: SignInOptions, description: 'Which ways of signing in there are here.', resolve: () => ({}) }),
);
