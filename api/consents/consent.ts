import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { Prisma } from '../database.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { answering, outcomeUnion } from '../outcome.ts';
import { isUuid } from '../text/uuid.ts';
import { RecordConsentInput } from './contentType.ts';
import { notices, noticeVersion } from './notice.ts';
import { recordConsent } from './record.ts';
import { findConsents } from './rows.ts';
import { ConsentType } from './type.ts';
import { withdrawConsent } from './withdraw.ts';

interface Notice {
  language: 'ja' | 'en';
}

const NoticeType = builder.objectRef<Notice>('ConsentNotice').implement({
  description: 'What a person is told before deciding.',
  fields: (t) => ({
    version: t.string({ description: 'Kept with every consent.', resolve: () => noticeVersion }),
    language: t.exposeString('language', { description: '`ja` or `en`.' }),
    title: t.string({ description: 'Heading.', resolve: ({ language }) => notices[language].title }),
    paragraphs: t.stringList({
      description: 'To be read out or shown.',
      resolve: ({ language }) => notices[language].paragraphs,
    }),
  }),
});

builder.queryFields((t) => ({
  consent: t.field({
    type: ConsentType,
    nullable: true,
    description: 'One consent; null when there is none the viewer may see.',
    args: { id: t.arg.id({ required: true, description: 'UUID; anything else is not found.' }) },
    resolve: async (_, { id }, context) =>
      isUuid(id) ? ((await findConsents(signedIn(context), Prisma.sql`k.id = ${id}::uuid`))[0] ?? null) : null,
  }),
  consentNotice: t.field({
    type: NoticeType,
    description: 'The notice in force.',
    args: { language: t.arg.string({ defaultValue: 'ja', description: '`ja` or `en`; anything else is `ja`.' }) },
    resolve: (_, { language }) => ({ language: language === 'en' ? ('en' as const) : ('ja' as const) }),
  }),
}));

const ConsentOutcome = outcomeUnion('ConsentOutcome', ConsentType, [InvalidInput, NotFound, Conflict, NotAllowed]);

builder.mutationFields((t) => {
  const commandId = t.arg.id({ required: true, description: 'UUID made once per intended command.' });
  return {
    recordConsent: t.field({
      type: ConsentOutcome,
      description: 'Records what a person decided; given, it opens what it names at once.',
      args: {
        commandId,
        personId: t.arg.id({ required: true, description: "UUID of the agency's own record." }),
        referralId: t.arg.id({ description: 'The referral that waited for it, if any.' }),
        input: t.arg({ type: RecordConsentInput, required: true, description: 'The decision.' }),
      },
      resolve: answering(recordConsent) as never,
    }),
    withdrawConsent: t.field({
      type: ConsentOutcome,
      description: 'Withdraws it at once; always possible, whatever else is going on.',
      args: { commandId, id: t.arg.id({ required: true, description: 'UUID of the consent.' }) },
      resolve: answering(withdrawConsent) as never,
    }),
  };
});
