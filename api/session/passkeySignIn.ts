import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type VerifiedAuthenticationResponse,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import type { Passkey } from '../generated/prisma/client.ts';
import { refusal } from '../messages.ts';
import { byId, findCandidate } from './candidate.ts';
import { keepChallenge, takeChallenge } from './challenge.ts';
import { enter } from './enter.ts';
import { SignInFailed } from './failure.ts';
import { countAttempt, forgetAttempts, type LimitKey } from './limits.ts';
import { readResponse, relyingParty, userHandle } from './passkey.ts';
import { PasskeyChallenge, type PasskeyChallengeShape } from './passkeyTypes.ts';
import { answeringSignIn, SignInOutcome, type SignInResultShape } from './signInTypes.ts';

async function begin(context: Context): Promise<PasskeyChallengeShape> {
  const { db, env, request } = context;
  await countAttempt(db, [['challenge', request.ip]]).catch((error) => {
    throw error instanceof SignInFailed ? refusal(context, 'TOO_MANY_ATTEMPTS') : error;
  });
  const options = await generateAuthenticationOptions({ rpID: relyingParty(env).rpID, userVerification: 'required' });
  const challengeToken = await keepChallenge(db, 'PASSKEY_SIGN_IN', {
    userId: null,
    data: { challenge: options.challenge },
  });
  return { options: JSON.stringify(options), challengeToken };
}

/** @returns null when the signature, origin, challenge, counter or user verification is not as it must be */
async function verify(
  { env }: Context,
  passkey: Passkey,
  expectedChallenge: string,
  response: AuthenticationResponseJSON,
): Promise<VerifiedAuthenticationResponse['authenticationInfo'] | null> {
  const { rpID, origin } = relyingParty(env);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: Number(passkey.counter),
      },
    });
    const handle = response.response.userHandle;
    const isOwner = !handle || Buffer.from(handle, 'base64url').equals(userHandle(passkey.userId));
    return verified && isOwner ? authenticationInfo : null;
  } catch {
    // The library says by exceptions what in a stranger's answer is wrong; the stranger is told nothing of it.
    return null;
  }
}

async function finish(
  context: Context,
  args: { challengeToken: string; response: string },
): Promise<SignInResultShape> {
  const { db, request } = context;
  const keys: LimitKey[] = [['address', request.ip]];
  await countAttempt(db, keys);
  const kept = await takeChallenge(db, 'PASSKEY_SIGN_IN', args.challengeToken);
  if (!kept) throw new SignInFailed('SIGN_IN_EXPIRED');
  const response = readResponse<AuthenticationResponseJSON>(args.response);
  const passkey = response && (await db.prisma.passkey.findUnique({ where: { credentialId: response.id } }));
  const user = passkey && (await findCandidate(db, byId(passkey.userId)));
  const info = passkey && (await verify(context, passkey, String(kept.data.challenge), response));
  if (!user?.postingId || !info) throw new SignInFailed('PASSKEY_FAILED');
  const { count } = await db.prisma.passkey.updateMany({
    where: { id: passkey.id },
    data: { counter: info.newCounter, lastUsedAt: new Date() },
  });
  if (count === 0) throw new SignInFailed('PASSKEY_FAILED');
  await forgetAttempts(db, keys);
  const entry = {
    userId: user.id,
    version: user.version,
    postingId: user.postingId,
    secondFactor: true,
    needsPassword: false,
  };
  return { viewer: await enter(context, entry) };
}

builder.mutationFields((t) => ({
  beginPasskeySignIn: t.field({
    type: PasskeyChallenge,
    description:
      'Begins to sign in with a passkey; nothing needs to be typed. Error: TOO_MANY_ATTEMPTS when one address asks without end.',
    resolve: (_, _args, context) => begin(context),
  }),
  finishPasskeySignIn: t.field({
    type: SignInOutcome,
    description:
      'Signs in with what the authenticator answered, within an hour. A passkey is two factors by itself: its holder was verified (PIN, finger, face).',
    args: {
      challengeToken: t.arg.string({ required: true, description: 'Of `beginPasskeySignIn`.' }),
      response: t.arg.string({ required: true, description: '`PublicKeyCredential.toJSON()` as JSON.' }),
    },
    resolve: answeringSignIn(finish),
  }),
}));
