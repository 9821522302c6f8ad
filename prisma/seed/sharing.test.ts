import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectFile } from '../../api/files/inspect.ts';
import { startTestCity, type TestCity } from './testCity.ts';

describe('sharing in the demo city', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startTestCity();
  });
  afterAll(() => city.stop());
  const none = async (sql: string) => expect(await city.rows(sql)).toEqual([]);
  const count = async (sql: string) => Number((await city.rows<{ count: string }>(sql))[0]?.count);

  it("keeps every referral about the referring agency's own record", async () => {
    await none(`
      SELECT r.code FROM "Referral" r JOIN "Person" p ON p.id = r."personId" WHERE p."agencyId" <> r."fromAgencyId"
        OR p."createdAt" > r."sentAt"`);
    await none(`
      SELECT code FROM "Referral" r WHERE status <> 'DRAFT' AND ("personId" IS NULL OR "toAgencyId" IS NULL OR "sentAt" IS NULL
        OR reason = '' OR NOT "mainConcern" = ANY(concerns) OR draft IS NOT NULL
        OR NOT EXISTS (SELECT FROM "ReferralDetail" d WHERE d."referralId" = r.id))`);
    await none(`SELECT code FROM "Referral" WHERE status = 'DRAFT' AND (draft IS NULL OR "personId" IS NOT NULL)`);
  });

  it('writes one grant an item of a given consent, for as long as it lasts', async () => {
    await none(`
      SELECT i.id FROM "ConsentItem" i JOIN "Consent" k ON k.id = i."consentId" LEFT JOIN "AccessGrant" g
        ON g.source = 'CONSENT_ITEM' AND g."sourceId" = i.id
      WHERE (k.decision = 'REFUSED' AND g.id IS NOT NULL) OR (k.decision = 'GIVEN' AND (g."granteeAgencyId", g."personId", g.category,
        g.purpose, g.basis, g."validFrom", g."validUntil") IS DISTINCT FROM (i."recipientId", k."personId", i.category, i.purpose,
        'CONSENT'::"LawfulBasis", k."givenAt", k."validUntil"))`);
    await none(`
      SELECT "sourceId" FROM "AccessGrant" WHERE source = 'CONSENT_ITEM' GROUP BY 1 HAVING count(*) > 1`);
    await none(`
      SELECT g.id FROM "AccessGrant" g WHERE source = 'CONSENT_ITEM' AND NOT EXISTS (SELECT FROM "ConsentItem" i WHERE i.id = g."sourceId")`);
  });

  it('revokes grants when consent is withdrawn or the referral ends elsewhere, and only then', () =>
    none(`
      SELECT g.id FROM "AccessGrant" g LEFT JOIN "ConsentItem" i ON i.id = g."sourceId" LEFT JOIN "Consent" k ON k.id = i."consentId"
        JOIN "Referral" r ON r.id = coalesce(k."referralId", g."sourceId")
      WHERE g."revokedAt" IS DISTINCT FROM least(k."withdrawnAt", i."endedAt", CASE WHEN r.status IN ('DECLINED', 'WITHDRAWN', 'EXPIRED', 'REDIRECTED')
        AND g."granteeAgencyId" = r."toAgencyId" THEN r."statusSince" END)`));

  it('says of each grant that a referral took with it which one that was', () =>
    none(`
      SELECT g.id FROM "AccessGrant" g LEFT JOIN "ConsentItem" i ON i.id = g."sourceId" LEFT JOIN "Consent" k ON k.id = i."consentId"
        JOIN "Referral" r ON r.id = coalesce(k."referralId", g."sourceId")
      WHERE g."letGoWithId" IS DISTINCT FROM CASE WHEN g."revokedAt" = r."statusSince" AND g."revokedAt" IS DISTINCT FROM k."withdrawnAt"
        THEN r.id END`));

  it('lets nobody see a person whose consent is sought or refused', async () => {
    await none(`
      SELECT r.code FROM "Referral" r JOIN "AccessGrant" g ON g.source = 'REFERRAL' AND g."sourceId" = r.id
      WHERE r."consentState" <> 'NOT_REQUIRED'`);
    await none(`
      SELECT r.code FROM "Referral" r JOIN "Consent" k ON k."referralId" = r.id AND k.decision = 'GIVEN' AND k."withdrawnAt" IS NULL
      WHERE r."consentState" IN ('SEEKING', 'REFUSED')`);
    await none(`
      SELECT r.code FROM "Referral" r JOIN "AccessGrant" g ON g."personId" = r."personId" AND g."granteeAgencyId" = r."toAgencyId"
      WHERE r."consentState" IN ('SEEKING', 'REFUSED') AND r.status IN ('SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED')
        AND g."revokedAt" IS NULL AND g."validUntil" > now()`);
    await none(`
      SELECT r.code, m.body FROM "Message" m JOIN "Referral" r ON r.id = m."referralId" WHERE m.kind <> 'NOTE' AND m.anonymous = EXISTS (
        SELECT FROM "AccessGrant" g WHERE g."personId" = r."personId" AND g."granteeAgencyId" = r."toAgencyId" AND g.category = 'IDENTITY'
          AND g.purpose = r.purpose AND g."validFrom" <= m.at AND (g."revokedAt" IS NULL OR g."revokedAt" >= m.at))`);
    // Who goes on with a person must know them: by a consent of this referral, of an earlier one, or by law.
    await none(`
      SELECT r.code, r."consentState" FROM "Referral" r WHERE r.status IN ('ACCEPTED', 'IN_PROGRESS') AND r."contactedAt" IS NOT NULL
        AND NOT EXISTS (SELECT FROM "AccessGrant" g WHERE g."personId" = r."personId" AND g."granteeAgencyId" = r."toAgencyId"
          AND g.category = 'IDENTITY' AND g.purpose = r.purpose AND g."validFrom" <= r."contactedAt")`);
    await none(`
      SELECT r.code FROM "Referral" r WHERE r.status <> 'DRAFT' AND r."consentState" = 'GIVEN' AND NOT EXISTS (
        SELECT FROM "AccessGrant" g WHERE g."personId" = r."personId" AND g."granteeAgencyId" = r."toAgencyId" AND g.category = 'IDENTITY'
          AND g.purpose = r.purpose)`);
  });

  it('names a lawful basis exactly where no consent is required, and never for tax desks', async () => {
    await none(`
      SELECT r.code FROM "Referral" r WHERE (r."consentState" = 'NOT_REQUIRED') <> (r."lawfulBasis" IS NOT NULL)
        OR (r."consentState" = 'NOT_REQUIRED') <> (r."lawfulBasisNote" <> '')`);
    await none(`
      SELECT r.code FROM "Referral" r JOIN "Agency" a ON a.id = r."fromAgencyId" WHERE r."lawfulBasis" IS NOT NULL AND (
        a.kind IN ('TAX', 'COLLECTION') OR (a."legalBody" = 'PRIVATE') <> starts_with(r."lawfulBasis"::text, 'APPI_27'))`);
    await none(`
      SELECT r.code FROM "Referral" r JOIN "Agency" a ON a.id = r."fromAgencyId" JOIN "ReferralDetail" d ON d."referralId" = r.id
      WHERE d.category = 'TAX' AND a.kind NOT IN ('TAX', 'COLLECTION')`);
    expect(await count(`SELECT count(*) FROM "Referral" WHERE "consentState" = 'NOT_REQUIRED'`)).toBeGreaterThan(5);
  });

  it('holds consents of every kind', async () => {
    const kinds = await city.rows<{ method: string; decision: string }>(
      'SELECT DISTINCT method, decision FROM "Consent"',
    );
    expect(new Set(kinds.map(({ method }) => method))).toEqual(new Set(['PAPER', 'ORAL', 'TABLET']));
    expect(new Set(kinds.map(({ decision }) => decision))).toEqual(new Set(['GIVEN', 'REFUSED']));
    for (const condition of [
      '"withdrawnAt" IS NOT NULL',
      '"validUntil" < now() AND "withdrawnAt" IS NULL',
      `giver = 'REPRESENTATIVE' AND "representativeName" <> '' AND "representativeRelation" <> ''`,
      `language = 'en'`,
      `"validUntil" BETWEEN now() AND now() + interval '30 days'`,
      `"withdrawnAt" IS NULL AND EXISTS (SELECT FROM "ConsentItem" i WHERE i."consentId" = "Consent".id AND i."endReason" = 'WITHDRAWN')`,
    ]) {
      expect(await count(`SELECT count(*) FROM "Consent" WHERE ${condition}`), condition).toBeGreaterThanOrEqual(2);
    }
    const inForce = `(SELECT version FROM "ConsentNotice" ORDER BY "inForceFrom" > "givenAt", abs(extract(epoch FROM "inForceFrom" - "givenAt")) LIMIT 1)`;
    expect(await count(`SELECT count(*) FROM "Consent" WHERE "noticeVersion" <> ${inForce}`)).toBe(0);
    for (const state of ['GIVEN', 'SEEKING', 'REFUSED', 'NOT_REQUIRED']) {
      expect(
        await count(`SELECT count(*) FROM "Referral" WHERE status <> 'DRAFT' AND "consentState" = '${state}'`),
      ).toBeGreaterThan(5);
    }
    await none(
      `SELECT id FROM "Consent" WHERE (method = 'ORAL') <> ("witnessName" <> '') OR "givenAt" >= "validUntil"`,
    );
    await none(`
      SELECT k.id FROM "Consent" k JOIN "Person" p ON p.id = k."personId" WHERE k."recordedByAgencyId" <> p."agencyId"`);
    await none(
      `SELECT id FROM "Consent" k WHERE method <> 'ORAL' AND NOT EXISTS (SELECT FROM "Attachment" a WHERE a."consentId" = k.id)`,
    );
  });

  it('shuts restricted persons off from everybody but those who work for them', async () => {
    expect(await count('SELECT count(*) FROM "Person" WHERE restricted')).toBe(2);
    await none(`
      SELECT r.code, e.kind FROM "Event" e JOIN "Referral" r ON r.id = e."referralId" JOIN "Person" p ON p.id = r."personId"
      WHERE p.restricted AND e."actorId" IS NOT NULL AND NOT EXISTS (SELECT FROM "RestrictionMember" m WHERE m."personId" = p.id
        AND m."userId" = e."actorId")`);
    await none(`
      SELECT r.code FROM "ReferralSeen" s JOIN "Referral" r ON r.id = s."referralId" JOIN "Person" p ON p.id = r."personId"
      WHERE p.restricted AND NOT EXISTS (SELECT FROM "RestrictionMember" m WHERE m."personId" = p.id AND m."userId" = s."userId")`);
    await none(`SELECT p.name FROM "Person" p LEFT JOIN "RestrictionEntry" e ON e."personId" = p.id
      WHERE p.restricted <> (e.id IS NOT NULL) OR e."reviewOn" <= e.at::date`);
    await none(`SELECT name FROM "Person" WHERE restricted AND (address <> '' OR phone <> '' OR email <> '')`);
    // On each side one superior knows, so that nobody is left alone with it.
    for (const [side, role] of [
      ['fromAgencyId', 'MANAGER'],
      ['toAgencyId', 'CHIEF'],
    ]) {
      await none(`
        SELECT r.code FROM "Referral" r JOIN "Person" p ON p.id = r."personId" WHERE p.restricted AND NOT EXISTS (
          SELECT FROM "RestrictionMember" m JOIN "Posting" o ON o."userId" = m."userId" WHERE m."personId" = p.id
            AND o."agencyId" = r."${side}" AND o.role = '${role}')`);
    }
  });

  it('stores files that are what they say', async () => {
    const files = await city.rows<{
      mediaType: string;
      size: number;
      sha256: Buffer;
      content: Buffer;
      fileName: string;
    }>('SELECT "mediaType", size, sha256, content, "fileName" FROM "Attachment"');
    expect(new Set(files.map(({ mediaType }) => mediaType))).toEqual(new Set(['image/png', 'application/pdf']));
    for (const { mediaType, size, sha256, content, fileName } of files) {
      expect(await inspectFile(content, fileName, mediaType)).not.toHaveProperty('error');
      expect(content.length).toBe(size);
      expect(createHash('sha256').update(content).digest().equals(sha256)).toBe(true);
      expect(fileName.endsWith(mediaType === 'image/png' ? '.png' : '.pdf')).toBe(true);
      if (mediaType === 'image/png') expectPicture(content);
      else expectPdf(content.toString('latin1'));
    }
  });
});

/** Inflates the pixels: as many lines as the header says. */
function expectPicture(content: Buffer): void {
  expect(content.subarray(1, 4).toString()).toBe('PNG');
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)];
  const length = content.readUInt32BE(33);
  expect(content.subarray(37, 41).toString()).toBe('IDAT');
  expect(inflateSync(content.subarray(41, 41 + length))).toHaveLength((width + 1) * height);
}

/** Every object lies where the cross-reference table says. */
function expectPdf(text: string): void {
  expect(text.startsWith('%PDF-1.4')).toBe(true);
  const start = Number(/startxref\n(\d+)\n%%EOF/.exec(text)?.[1]);
  const offsets = [...text.slice(start).matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset));
  expect(text.slice(start, start + 4)).toBe('xref');
  for (const [index, offset] of offsets.entries())
    expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj`));
}
