import { createHash } from 'node:crypto';
import { endOfDay, today, yearsFromToday } from '../clock/tokyoDate.ts';
import type { Issues } from '../errors.ts';
import type { Agency } from '../generated/prisma/client.ts';
import { Category, type ConsentDecision, ConsentGiver, ConsentMethod, Purpose } from '../generated/prisma/enums.ts';
import { checkDay } from '../people/check.ts';
import type { ConsentContent, ConsentItemContent } from '../referrals/content.ts';
import { checkText } from '../text/check.ts';
import { type ConsentSubject, shownText } from '../text/shownConsent.ts';
import { isUuid } from '../text/uuid.ts';
import { languageOf, type Notice } from './notice.ts';

/** Years a consent lasts when no end is given. */
export const usualYears = 1;

/** What an answer is judged by. */
export interface Asked {
  /** Whom it is of, as they saw it when they signed. */
  subject: ConsentSubject;
  decision: ConsentDecision;
  /** What the person was told: nobody agrees to more. A refusal may refuse anything, at an agency that has left too. */
  notice: Notice;
  ownAgencyId: string;
  agencyById: (id: string) => Agency | undefined;
}

function checkItems(
  issues: Issues,
  path: string,
  items: readonly ConsentItemContent[],
  { decision, notice, ownAgencyId, agencyById }: Asked,
): ConsentItemContent[] {
  const isGiven = decision === 'GIVEN';
  const seen = new Set<string>();
  return items.filter((item, index) => {
    const recipient = isUuid(item.recipientId) ? agencyById(item.recipientId) : undefined;
    if (!recipient || (isGiven && (!recipient.active || recipient.kind === 'AUDIT')))
      issues.add(`${path}.${index}.recipientId`, 'NOT_IN_LIST');
    else if (recipient.id === ownAgencyId) issues.add(`${path}.${index}.recipientId`, 'OWN_AGENCY');
    else if (isGiven && !notice.recipients.includes(recipient.kind))
      issues.add(`${path}.${index}.recipientId`, 'NOTICE_RECIPIENT');
    if (!(item.category in Category)) issues.add(`${path}.${index}.category`, 'NOT_IN_LIST');
    else if (isGiven && !notice.categories.includes(item.category))
      issues.add(`${path}.${index}.category`, 'NOTICE_CATEGORY');
    if (!(item.purpose in Purpose)) issues.add(`${path}.${index}.purpose`, 'NOT_IN_LIST');
    else if (isGiven && !notice.purposes.includes(item.purpose))
      issues.add(`${path}.${index}.purpose`, 'NOTICE_PURPOSE');
    const key = `${item.recipientId} ${item.category} ${item.purpose}`;
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * Checks what the person agreed to (or refused) and how it is evidenced: on paper or the tablet with what was signed,
 * orally with a witness; by a representative only with name and relation. Items are recipient × category × purpose, and none goes
 * beyond what the notice in force speaks of.
 */
export function checkConsent(issues: Issues, path: string, content: ConsentContent, asked: Asked) {
  const { subject, decision, notice } = asked;
  const at = (field: string) => (path ? `${path}.${field}` : field);
  if (!content.method || !(content.method in ConsentMethod)) issues.addUnchosen(at('method'));
  if (!content.giver || !(content.giver in ConsentGiver)) issues.addUnchosen(at('giver'));
  const byRepresentative = content.giver === 'REPRESENTATIVE';
  const signed = content.method === 'PAPER' || content.method === 'TABLET';
  if (signed && !isUuid(content.evidenceId)) issues.add(at('evidenceId'), 'SIGNATURE_NEEDED');
  if ((content.items?.length ?? 0) === 0) issues.addUnchosen(at('items'));
  const validUntil = checkDay(issues, at('validUntil'), content.validUntil) ?? yearsFromToday(usualYears);
  if (validUntil <= today()) issues.add(at('validUntil'), 'DATE_PAST');
  else if (validUntil > yearsFromToday(notice.years))
    issues.add(at('validUntil'), 'DATE_TOO_FAR', { years: notice.years });
  return {
    method: content.method ?? 'ORAL',
    giver: content.giver ?? 'SELF',
    representativeName: checkText(issues, at('representativeName'), content.representativeName, {
      required: byRepresentative,
    }),
    representativeRelation: checkText(issues, at('representativeRelation'), content.representativeRelation, {
      required: byRepresentative,
    }),
    witnessName: checkText(issues, at('witnessName'), content.witnessName, { required: content.method === 'ORAL' }),
    validUntil: endOfDay(validUntil),
    noticeVersion: notice.version,
    language: languageOf(notice, content.language),
    shown: createHash('sha256')
      .update(shownText({ ...subject, noticeVersion: notice.version }, decision, content))
      .digest('hex'),
    evidenceId: signed ? (content.evidenceId ?? null) : null,
    items: checkItems(issues, at('items'), content.items ?? [], asked),
  };
}

export type CheckedConsent = ReturnType<typeof checkConsent>;
