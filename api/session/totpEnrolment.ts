import qrcode from 'qrcode';
import { builder } from '../builder.ts';
import { type SignedInContext, signedIn } from '../context.ts';
import { InvalidInput, NotAllowed } from '../errors.ts';
import { refusal } from '../messages.ts';
import { keepChallenge, peekChallenge, takeChallenge } from './challenge.ts';
import { answeringViewer, changeSignIn, judgeSecret } from './command.ts';
import { loseSecondFactor, passSecondFactor } from './factors.ts';
import { verifyPassword } from './password.ts';
import { requireRecentSignIn } from './recentSignIn.ts';
import { newTotpSecret, openTotp, readCode, sealTotp, stepOf, totpUri } from './totp.ts';
import { ViewerOutcome } from './viewerType.ts';

interface Enrolment {
  uri: string;
  secret: string;
  qr: string;
}

const TotpEnrolment = builder.objectRef<Enrolment>('TotpEnrolment').implement({
  description: 'What an authenticator app needs, for 10 minutes. It counts only once confirmed.',
  fields: (t) => ({
    uri: t.exposeString('uri', { description: '`otpauth://` address.' }),
    secret: t.exposeString('secret', { description: 'The secret in Base32, to be typed where no camera is.' }),
    qr: t.exposeString('qr', { description: 'The address as a QR code: a `data:` URI of an SVG image.' }),
  }),
});

/** One a session; a later one replaces it. */
const tokenOf = ({ viewer }: SignedInContext): string => `totp-enrolment:${viewer.sessionId}`;

async function begin(context: SignedInContext): Promise<Enrolment> {
  const { db, env, viewer } = context;
  await requireRecentSignIn(context);
  const { login, totpSecret } = await db.prisma.user.findUniqueOrThrow({ where: { id: viewer.userId } });
  if (totpSecret) throw refusal(context, 'TOTP_ENROLLED');
  const secret = newTotpSecret();
  const sealed = sealTotp(env, viewer.userId, secret).toString('base64');
  await keepChallenge(db, 'TOTP_ENROLMENT', { userId: viewer.userId, data: { sealed } }, tokenOf(context));
  const uri = totpUri(secret, login);
  const svg = await qrcode.toString(uri, { type: 'svg', margin: 2 });
  return { uri, secret: secret.base32, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
}

async function confirm(context: SignedInContext, { code: typed }: { code: string }): Promise<void> {
  const { db, env, viewer } = context;
  const code = readCode(typed);
  if (!code) throw new InvalidInput([{ path: 'code', code: 'CODE_FORMAT' }]);
  const kept = await peekChallenge(db, 'TOTP_ENROLMENT', tokenOf(context));
  if (kept?.userId !== viewer.userId) throw new NotAllowed('ENROLMENT_EXPIRED');
  const sealed = Buffer.from(String(kept.data.sealed), 'base64');
  const secret = openTotp(env, viewer.userId, sealed);
  if (!secret) throw new NotAllowed('ENROLMENT_EXPIRED');
  let step: bigint | null = null;
  await judgeSecret(context, 'code', ['code', 'codeOfDay'], 'CODE_WRONG', async () => {
    step = stepOf(secret, code);
    return step !== null;
  });
  if (!(await takeChallenge(db, 'TOTP_ENROLMENT', tokenOf(context)))) throw new NotAllowed('ENROLMENT_EXPIRED');
  await db.prisma.$transaction(async (tx) => {
    await changeSignIn(tx, context);
    const { count } = await tx.user.updateMany({
      where: { id: viewer.userId, totpSecret: null },
      data: { totpSecret: sealed, totpUsedStep: step },
    });
    if (count === 0) throw new NotAllowed('TOTP_ENROLLED');
    await passSecondFactor(tx, viewer);
  });
}

async function remove(context: SignedInContext, { password }: { password: string }): Promise<void> {
  const { db, viewer } = context;
  const { passwordHash } = await db.prisma.user.findUniqueOrThrow({ where: { id: viewer.userId } });
  await judgeSecret(context, 'password', ['password'], 'PASSWORD_WRONG', () => verifyPassword(passwordHash, password));
  await db.prisma.$transaction(async (tx) => {
    const isCurrent = (await changeSignIn(tx, context)) === passwordHash;
    if (!isCurrent) throw new InvalidInput([{ path: 'password', code: 'PASSWORD_WRONG' }]);
    await tx.user.update({ where: { id: viewer.userId }, data: { totpSecret: null, totpUsedStep: null } });
    await loseSecondFactor(tx, viewer);
  });
}

builder.mutationFields((t) => ({
  beginTotpEnrolment: t.field({
    type: TotpEnrolment,
    description:
      'Begins to add an authenticator app. Errors: SIGN_IN_AGAIN when the sign-in is more than 15 minutes ago; TOTP_ENROLLED when there is one, which must be removed first.',
    resolve: (_, _args, context) => begin(signedIn(context)),
  }),
  confirmTotpEnrolment: t.field({
    type: ViewerOutcome,
    description:
      'Adds the authenticator app, proven by a code of it, within 10 minutes. From then on a code is asked for at sign-in.',
    args: { code: t.arg.string({ required: true, description: 'Six digits that the app shows now.' }) },
    resolve: answeringViewer(confirm),
  }),
  removeTotp: t.field({
    type: ViewerOutcome,
    description:
      'Removes the authenticator app and ends all other sessions. Without a passkey the session is then limited to adding a second factor, except in the demo.',
    args: { password: t.arg.string({ required: true, description: 'The present password.' }) },
    resolve: answeringViewer(remove),
  }),
}));
