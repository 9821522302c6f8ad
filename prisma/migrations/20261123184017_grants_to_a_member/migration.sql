-- A grant may open to one user of the agency alone. What opens so has no purpose, and so opens nothing inside a referral.
ALTER TABLE "AccessGrant" ADD COLUMN "granteeUserId" UUID, ALTER COLUMN purpose DROP NOT NULL;
ALTER TABLE "AccessGrant" ADD CONSTRAINT "AccessGrant_granteeUserId_fkey" FOREIGN KEY ("granteeUserId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AccessGrant"
  ADD CONSTRAINT "AccessGrant_purpose" CHECK ((purpose IS NOT NULL) = (source IN ('CONSENT_ITEM', 'REFERRAL'))),
  ADD CONSTRAINT "AccessGrant_grantee" CHECK (("granteeUserId" IS NOT NULL) = (source IN ('CONFERENCE', 'EMERGENCY')));

-- "Which live grants does this agency, or its member, hold on these persons": the one index of the gate.
DROP INDEX "AccessGrant_live";
CREATE INDEX "AccessGrant_live" ON "AccessGrant" ("granteeAgencyId", "personId") INCLUDE (category, purpose, "validFrom", "validUntil", "granteeUserId")
  WHERE "revokedAt" IS NULL;
