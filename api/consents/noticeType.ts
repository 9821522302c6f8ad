import { AgencyKindEnum } from '../agencies/kinds.ts';
import { builder } from '../builder.ts';
import { CategoryEnum } from '../people/enums.ts';
import { PurposeEnum } from './enums.ts';
import { languageOf, type Notice, type NoticeLanguage, noticeInForce, noticeLanguages, wordsOf } from './notice.ts';

/** A notice as it is read in one language. */
export interface ReadNotice {
  notice: Notice;
  language: NoticeLanguage;
}

export const ConsentNoticeType = builder.objectRef<ReadNotice>('ConsentNotice').implement({
  description:
    'What a person is told before deciding, in one version, which is never edited. A consent goes no further than its notice.',
  fields: (t) => ({
    version: t.string({ description: 'Kept with every consent.', resolve: ({ notice }) => notice.version }),
    language: t.exposeString('language', { description: '`ja`, `en` or `ja-simple` (やさしい日本語).' }),
    languages: t.stringList({
      description: 'Languages this version can be read in.',
      resolve: ({ notice }) => noticeLanguages.filter((language) => notice.words[language]),
    }),
    title: t.string({ description: 'Heading.', resolve: ({ notice, language }) => wordsOf(notice, language).title }),
    paragraphs: t.stringList({
      description: 'To be read out or shown.',
      resolve: ({ notice, language }) => wordsOf(notice, language).paragraphs,
    }),
    categories: t.field({
      type: [CategoryEnum],
      description: 'Categories it speaks of: a consent names no other.',
      resolve: ({ notice }) => notice.categories,
    }),
    purposes: t.field({
      type: [PurposeEnum],
      description: 'Purposes it speaks of: a consent names no other.',
      resolve: ({ notice }) => notice.purposes,
    }),
    recipients: t.field({
      type: [AgencyKindEnum],
      description: 'Kinds of agency it speaks of: a consent names no other.',
      resolve: ({ notice }) => notice.recipients,
    }),
    years: t.int({
      description: 'The longest a consent may last, in years.',
      resolve: ({ notice }) => notice.years,
    }),
  }),
});

/** What every field that answers a notice says of the language asked for. */
export const languageNote = '`ja`, `en` or `ja-simple`; one that the notice does not have is answered in `ja`.';

builder.queryField('consentNotice', (t) =>
  t.field({
    type: ConsentNoticeType,
    description: 'The notice in force.',
    args: { language: t.arg.string({ defaultValue: 'ja', description: languageNote }) },
    resolve: async (_, { language }, { db }) => {
      const notice = await noticeInForce(db.prisma);
      return { notice, language: languageOf(notice, language) };
    },
  }),
);
