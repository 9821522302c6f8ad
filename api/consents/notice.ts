import { type Database, Prisma, type Transaction } from '../database.ts';
import type { AgencyKind, Category, Purpose } from '../generated/prisma/enums.ts';

/** Languages a notice can be read in; `ja-simple` is やさしい日本語 (BCP 47). */
export const noticeLanguages = ['ja', 'en', 'ja-simple'] as const;
export type NoticeLanguage = (typeof noticeLanguages)[number];

interface Words {
  title: string;
  paragraphs: string[];
}

/** One version of what a person is told before deciding (個人情報に関する管理・取扱の説明), and how far a consent under it may go. */
export interface Notice {
  version: string;
  categories: Category[];
  purposes: Purpose[];
  recipients: AgencyKind[];
  /** Years a consent may last at the most. */
  years: number;
  words: Partial<Record<NoticeLanguage, Words>>;
}

/** Versions never change (the database sees to it), so each is read once a database. */
const known = new WeakMap<Database, Map<string, Promise<Notice>>>();

/** One version. */
export function noticeOf(db: Database, version: string): Promise<Notice> {
  const all = known.get(db) ?? new Map<string, Promise<Notice>>();
  known.set(db, all);
  const notice = all.get(version) ?? read(db.prisma, version);
  all.set(version, notice);
  notice.catch(() => all.delete(version));
  return notice;
}

const read = async (db: Transaction, version: string): Promise<Notice> =>
  (await db.consentNotice.findUniqueOrThrow({ where: { version } })) as unknown as Notice;

/**
 * The version that persons are told now, by the database's clock: the one that came into force last. A clock that stands before
 * all of them gets the first.
 */
export async function noticeInForce(db: Transaction): Promise<Notice> {
  const [latest] = await db.$queryRaw<[{ version: string }]>(Prisma.sql`
    SELECT n.version FROM "ConsentNotice" n
    ORDER BY n."inForceFrom" > now(), abs(extract(epoch FROM n."inForceFrom" - now())) LIMIT 1`);
  return read(db, latest.version);
}

/** The language of a notice that a person reads: the one asked for where it has it, else Japanese, which each has. */
export const languageOf = ({ words }: Notice, asked: string | null | undefined): NoticeLanguage =>
  noticeLanguages.find((language) => language === asked && words[language]) ?? 'ja';

/** The words of a notice in a language it has. */
export function wordsOf({ words }: Notice, language: NoticeLanguage): Words {
  const found = words[language];
  if (!found) throw new Error('A notice has words in Japanese');
  return found;
}
