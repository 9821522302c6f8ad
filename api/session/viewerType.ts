import { subject } from '@casl/ability';
import { builder } from '../builder.ts';
import { LawfulBasisEnum } from '../consents/enums.ts';
import type { Context } from '../context.ts';
import { InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { outcomeUnion } from '../outcome.ts';
import { basesOf } from '../referrals/check.ts';
import { findPostings, PostingType } from '../staff/posting.ts';
import { UserType } from '../staff/user.ts';
import { readAccount } from './account.ts';
import { PasskeyType, SessionType } from './accountTypes.ts';
import { requiredStep } from './requiredStep.ts';
import type { Viewer } from './viewer.ts';

const can = ({ ability }: Context, action: string, type: string, row?: Record<string, unknown>): boolean =>
  Boolean(ability?.can(action, row ? subject(type, row) : type));

const ViewerVerdicts = builder.objectRef<Viewer>('ViewerVerdicts').implement({
  description: 'What the posting lets the viewer do at all; rows carry verdicts of their own.',
  fields: (t) => ({
    createReferral: t.boolean({
      description: 'Write and send referrals.',
      resolve: ({ agencyId }, _, context) => can(context, 'create', 'Referral', { fromAgencyId: agencyId }),
    }),
    receiveReferrals: t.boolean({
      description: 'Acknowledge and accept referrals sent to the agency.',
      resolve: ({ agencyId, userId }, _, context) =>
        can(context, 'accept', 'Referral', { toAgencyId: agencyId, assigneeId: userId, status: 'SENT' }),
    }),
    manageStaff: t.boolean({
      description: "Keep the agency's staff and postings.",
      resolve: ({ agencyId }, _, context) => can(context, 'manage', 'Posting', { agencyId }),
    }),
    manageAgencies: t.boolean({
      description: 'Add agencies to the directory and change any entry.',
      resolve: (_viewer, _, context) => can(context, 'create', 'Agency'),
    }),
    recordEncouragement: t.boolean({
      description: 'Count encouragements (利用勧奨, Act Art. 8(2)).',
      resolve: ({ agencyId }, _, context) => can(context, 'create', 'Encouragement', { agencyId }),
    }),
    readReferrals: t.boolean({
      description: 'See records and referrals at all: everybody but the auditing desk.',
      resolve: (_viewer, _, context) => can(context, 'read', 'Referral'),
    }),
    readLedger: t.boolean({
      description: 'Read the access ledger, and give people their own history: auditors.',
      resolve: (_viewer, _, context) => can(context, 'read', 'LedgerEntry'),
    }),
    linkPersons: t.boolean({
      description: 'Say that two records are of one person.',
      resolve: (_viewer, _, context) => can(context, 'link', 'Person'),
    }),
    openEmergency: t.boolean({
      description: 'Open records in an emergency (緊急閲覧).',
      resolve: (_viewer, _, context) => can(context, 'open', 'EmergencyAccess'),
    }),
    reviewEmergencies: t.boolean({
      description: 'Review emergency accesses of others, and see their figures.',
      resolve: (_viewer, _, context) => can(context, 'review', 'EmergencyAccess'),
    }),
    conveneConferences: t.boolean({
      description: 'Convene support conferences (支援会議), and change the setting on information of tax origin.',
      resolve: (_viewer, _, context) => can(context, 'convene', 'Conference'),
    }),
    overseeEmergencies: t.boolean({
      description: "See the emergency accesses that opened the agency's records.",
      resolve: (_viewer, _, context) => can(context, 'oversee', 'EmergencyAccess'),
    }),
  }),
});

/** Read when a field asks for it, once for all that do. */
const account = new WeakMap<Viewer, ReturnType<typeof readAccount>>();
function accountOf({ db }: Context, viewer: Viewer): ReturnType<typeof readAccount> {
  const kept = account.get(viewer) ?? readAccount(db, viewer);
  account.set(viewer, kept);
  return kept;
}

const RequiredStepEnum = builder.enumType('RequiredStep', {
  description: 'What has to be done after signing in, before anything else is open.',
  values: {
    NEW_PASSWORD: { description: 'Change the initial password, which somebody else has seen: `changePassword`.' },
    SECOND_FACTOR: { description: 'Add an authenticator app or a passkey. Not asked for in the demo.' },
  } as const,
});

export const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'The signed-in person, acting for one posting.',
  fields: (t) => ({
    user: t.field({
      type: UserType,
      description: 'The person.',
      resolve: (viewer, _, context) => accountOf(context, viewer),
    }),
    login: t.string({
      description: 'What they type to sign in.',
      resolve: async (viewer, _, context) => (await accountOf(context, viewer)).login,
    }),
    posting: t.field({
      type: PostingType,
      description: 'The posting they act for.',
      resolve: async ({ postingId, userId }, _, { db }) => {
        const [posting] = await findPostings(db, { id: postingId, userId });
        if (!posting) throw new Error('A session without its posting');
        return posting;
      },
    }),
    postings: t.field({
      type: [PostingType],
      description: 'Their postings that are live now; one can be chosen with `choosePosting`.',
      resolve: async ({ userId }, _, { db }) => (await findPostings(db, { userId })).filter(({ current }) => current),
    }),
    locale: t.exposeString('locale', { description: '`ja` or `en`.' }),
    can: t.field({ type: ViewerVerdicts, description: 'What the posting allows.', resolve: (viewer) => viewer }),
    lawfulBases: t.field({
      type: [LawfulBasisEnum],
      description:
        'Bases other than consent on which the agency can rest a referral (APPI Art. 69(2), Art. 27); none for tax, whose data is consent-only.',
      resolve: (viewer) => basesOf(viewer),
    }),
    totpEnrolled: t.boolean({
      description: 'Whether a code of an authenticator app is asked for at sign-in.',
      resolve: async (viewer, _, context) => (await accountOf(context, viewer)).totpEnrolled,
    }),
    requiredStep: t.field({
      type: RequiredStepEnum,
      nullable: true,
      description:
        'What they must do before anything else. Until then every field but those that do it refuses with the error code `<step>_REQUIRED`.',
      resolve: (_viewer, _, context) => requiredStep(context),
    }),
    passkeys: t.field({
      type: [PasskeyType],
      description: 'Their passkeys, the oldest first.',
      resolve: async (viewer, _, context) => (await accountOf(context, viewer)).passkeys,
    }),
    sessions: t.field({
      type: [SessionType],
      description: 'Where they are signed in, the latest used first.',
      resolve: async (viewer, _, context) => (await accountOf(context, viewer)).sessions,
    }),
  }),
});

export const ViewerOutcome = outcomeUnion('ViewerOutcome', ViewerType, [InvalidInput, NotFound, NotAllowed]);

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    nullable: true,
    description: 'Who is signed in; null when nobody is.',
    resolve: (_, _args, { viewer }) => viewer,
  }),
);
