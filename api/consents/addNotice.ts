import { z } from 'zod';
import { startOfDay } from '../clock/tokyoDate.ts';
import type { Database } from '../database.ts';
import { AgencyKind, Category, Purpose } from '../generated/prisma/enums.ts';
import { StartupError } from '../startupError.ts';
import { type Notice, noticeInForce } from './notice.ts';

const words = z.strictObject({ title: z.string().trim().min(1), paragraphs: z.array(z.string().trim().min(1)).min(1) });
const some = <T extends Record<string, string>>(codes: T) => z.array(z.enum(codes)).min(1).optional();

/** A version as a file of the city says it; what is left out is as in the version in force. */
const file = z.strictObject({
  version: z.string().regex(/^[\w.-]{1,40}$/),
  inForceFrom: z.iso.date(),
  categories: some(Category),
  purposes: some(Purpose),
  recipients: some(AgencyKind),
  years: z.int().min(1).max(3).optional(),
  words: z.strictObject({ ja: words, en: words, 'ja-simple': words.optional() }),
});

/**
 * Puts a new version of the notice into the database, to be told from 00:00 in Tokyo of its day on.
 * @throws StartupError naming what is wrong in the file, or a version that is there already
 */
export async function addNotice(db: Database, json: unknown): Promise<Pick<Notice, 'version'> & { inForceFrom: Date }> {
  const read = file.safeParse(json);
  if (!read.success)
    throw new StartupError(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  const { version, words: told, inForceFrom: day, ...scope } = read.data;
  if (await db.prisma.consentNotice.findUnique({ where: { version } }))
    throw new StartupError(
      `Version ${version} is there already, and is never edited: give the new wording another one.`,
    );
  const { categories, purposes, recipients, years } = await noticeInForce(db.prisma);
  const inForceFrom = startOfDay(day);
  await db.prisma.consentNotice.create({
    data: { ...{ categories, purposes, recipients, years }, ...scope, version, inForceFrom, words: told },
  });
  return { version, inForceFrom };
}
