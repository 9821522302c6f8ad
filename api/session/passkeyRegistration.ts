import { randomUUID } from 'node:crypto';
import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import { builder } from '../builder.ts';
import { type SignedInContext, signedIn } from '../context.ts';
import { InvalidInput, Issues, NotFound } from '../errors.ts';
import { checkText } from '../text/check.ts';
import { isUuid } from '../text/uuid.ts';
import { keepChallenge, takeChallenge } from './challenge.ts';
import { answeringViewer, changeSignIn } from './command.ts';
import { loseSecondFactor, passSecondFactor } from './factors.ts';
import { readResponse, relyingParty, userHandle } from './passkey.ts';
import { PasskeyChallenge, type PasskeyChallengeShape } from './passkeyTypes.ts';
import { requireRecentSignIn } from './recentSignIn.ts';
import { ViewerOutcome } from './viewerType.ts';

async function begin(context: SignedInContext): Promise<PasskeyChallengeShape> {
  const { db, env, viewer } = context;
  await requireRecentSignIn(context);
  const user = await db.prisma.user.findUniqueOrThrow({ where: { id: viewer.userId }, include: { passkeys: true } });
  const options = await generateRegistrationOptions({
    rpName: 'Tsunagi',
    rpID: relyingParty(env).rpID,
    userName: user.login,
    userDisplayName: user.name,
    userID: userHandle(user.id),
    attestationType: 'none',
    excludeCredentials: user.passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const challengeToken = await keepChallenge(db, 'PASSKEY_REGISTRATION', {
    userId: user.id,
    data: { challenge: options.challenge },
  });
  return { options: JSON.stringify(options), challengeToken };
}

/** @returns null for an answer that is none, or none to this challenge */
async function verify(
  { env }: SignedInContext,
  expectedChallenge: string,
  response: RegistrationResponseJSON,
): Promise<WebAuthnCredential | null> {
  const { rpID, origin } = relyingParty(env);
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
    });
    return registrationInfo?.credential ?? null;
  } catch {
    // The library says by exceptions what is wrong with an answer.
    return null;
  }
}

async function finish(
  context: SignedInContext,
  args: { challengeToken: string; response: string; name: string },
): Promise<void> {
  const { db, viewer } = context;
  const issues = new Issues();
  const name = checkText(issues, 'name', args.name, { required: true });
  issues.throwIfAny();
  const kept = await takeChallenge(db, 'PASSKEY_REGISTRATION', args.challengeToken);
  const response = readResponse<RegistrationResponseJSON>(args.response);
  const isMine = kept?.userId === viewer.userId;
  const credential = isMine && response ? await verify(context, String(kept.data.challenge), response) : null;
  if (!credential) throw new InvalidInput([{ path: 'response', code: 'PASSKEY_INVALID' }]);
  await db.prisma.$transaction(async (tx) => {
    await changeSignIn(tx, context);
    const { count } = await tx.passkey.createMany({
      data: {
        id: randomUUID(),
        userId: viewer.userId,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
        name,
      },
      skipDuplicates: true,
    });
    if (count === 0) throw new InvalidInput([{ path: 'response', code: 'PASSKEY_INVALID' }]);
    await passSecondFactor(tx, viewer);
  });
}

async function remove(context: SignedInContext, { id }: { id: string }): Promise<void> {
  const { db, viewer } = context;
  if (!isUuid(id)) throw new NotFound();
  await db.prisma.$transaction(async (tx) => {
    await changeSignIn(tx, context);
    const { count } = await tx.passkey.deleteMany({ where: { id, userId: viewer.userId } });
    if (count === 0) throw new NotFound();
    await loseSecondFactor(tx, viewer);
  });
}

builder.mutationFields((t) => ({
  beginPasskeyRegistration: t.field({
    type: PasskeyChallenge,
    description: 'Begins to add a passkey. Error: SIGN_IN_AGAIN when the sign-in is more than 15 minutes ago.',
    resolve: (_, _args, context) => begin(signedIn(context)),
  }),
  finishPasskeyRegistration: t.field({
    type: ViewerOutcome,
    description: 'Adds the passkey the authenticator made, within 10 minutes.',
    args: {
      challengeToken: t.arg.string({ required: true, description: 'Of `beginPasskeyRegistration`.' }),
      response: t.arg.string({ required: true, description: '`PublicKeyCredential.toJSON()` as JSON.' }),
      name: t.arg.string({ required: true, description: 'What to call it, e.g. the device; at most 120 characters.' }),
    },
    resolve: answeringViewer(finish),
  }),
  removePasskey: t.field({
    type: ViewerOutcome,
    description:
      'Removes an own passkey and ends all other sessions. When no second factor is left the session is limited to adding one, except in the demo.',
    args: { id: t.arg.id({ required: true, description: 'UUID of an own passkey; another is not found.' }) },
    resolve: answeringViewer(remove),
  }),
}));
