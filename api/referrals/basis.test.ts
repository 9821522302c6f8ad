import { afterAll, beforeAll, expect, it } from 'vitest';
import { LawfulBasis, LegalBody } from '../generated/prisma/enums.ts';
import { makeAgency } from '../testing/people.ts';
import { draft, sendNow } from '../testing/previews.ts';
import { filledForm, onBasis } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** Which law a referral without consent can name, by what body refers (access.md, rule 6). */

let api: TestApi;
let office: string;
beforeAll(async () => {
  api = await startApi();
  office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
});
afterAll(() => api?.stop());

const ofPrivate = ['APPI_27_LIFE', 'APPI_27_CHILD', 'APPI_27_PUBLIC_DUTY'];
const ofOtherOrgans = ['APPI_69_2_3', 'APPI_69_2_4'];
const everyBasis = Object.keys(LawfulBasis);

it('knows every kind of body', () => {
  expect(Object.keys(LegalBody).sort()).toEqual(['BOARD_OF_EDUCATION', 'MAYOR', 'NATIONAL', 'PRIVATE']);
  expect(everyBasis).toEqual(expect.arrayContaining(['CONSENT', 'ACT_9_3', 'EMERGENCY', ...ofPrivate]));
});

it.each([
  ['HEALTH', 'MAYOR', ['APPI_69_2_2', ...ofOtherOrgans]],
  ['SCHOOL', 'BOARD_OF_EDUCATION', ofOtherOrgans],
  ['EMPLOYMENT_OFFICE', 'NATIONAL', ofOtherOrgans],
  ['SOCIAL_WELFARE_COUNCIL', 'PRIVATE', ofPrivate],
  ['TAX', 'MAYOR', []],
  ['COLLECTION', 'MAYOR', []],
] as const)('%s of %s: %j, and nothing else', async (kind, legalBody, open) => {
  const { browser } = await enter(api, await makeAgency(api.db, kind, legalBody));
  const sent: string[] = [];
  for (const lawfulBasis of everyBasis) {
    const id = await draft(browser, { ...filledForm(office), ...onBasis, lawfulBasis });
    const answer = await sendNow(browser, id);
    const grants = await api.db.prisma.accessGrant.findMany({ where: { sourceId: id } });
    if (answer.__typename === 'Referral') {
      sent.push(lawfulBasis);
      const { purpose } = await api.db.prisma.referral.findUniqueOrThrow({ where: { id } });
      expect(grants.map(({ basis, purpose, granteeAgencyId }) => [basis, purpose, granteeAgencyId])).toEqual(
        onBasis.basisCategories.map(() => [lawfulBasis, purpose, office]),
      );
      expect(grants.map(({ category }) => category).sort()).toEqual([...onBasis.basisCategories].sort());
    } else {
      const refusal =
        open.length > 0
          ? { path: 'lawfulBasis', code: 'BASIS_NOT_OPEN' }
          : { path: 'consentState', code: 'TAX_CONSENT_ONLY' };
      expect([lawfulBasis, answer.fields]).toEqual([lawfulBasis, [refusal]]);
      expect(grants).toEqual([]);
    }
  }
  expect(sent.sort()).toEqual([...open].sort());
});
