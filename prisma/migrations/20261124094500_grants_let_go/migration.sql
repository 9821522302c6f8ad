-- AlterTable
ALTER TABLE "AccessGrant" ADD COLUMN     "letGoWithId" UUID;

-- What the end of a referral has revoked so far says so.
WITH RECURSIVE rested AS (
  SELECT g.id AS "grantId", g."granteeAgencyId", coalesce(k."referralId", g."sourceId") AS id
  FROM "AccessGrant" g
  LEFT JOIN "ConsentItem" i ON g.source = 'CONSENT_ITEM' AND i.id = g."sourceId"
  LEFT JOIN "Consent" k ON k.id = i."consentId"
  WHERE g."revokedAt" IS NOT NULL AND (g.source = 'REFERRAL' OR (i."endedAt" IS NULL AND k."withdrawnAt" IS NULL))
  UNION ALL
  SELECT x."grantId", x."granteeAgencyId", n.id FROM rested x JOIN "Referral" n ON n."redirectedFromId" = x.id
)
UPDATE "AccessGrant" g SET "letGoWithId" = r.id
FROM rested x JOIN "Referral" r ON r.id = x.id AND r."toAgencyId" = x."granteeAgencyId"
WHERE g.id = x."grantId" AND r.status IN ('DECLINED', 'REDIRECTED', 'WITHDRAWN', 'EXPIRED')
  AND (g.source <> 'REFERRAL' OR r."consentState" = 'NOT_REQUIRED');
