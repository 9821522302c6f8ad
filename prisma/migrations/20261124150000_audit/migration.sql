-- AlterEnum
ALTER TYPE "AgencyKind" ADD VALUE 'AUDIT' BEFORE 'OTHER';

-- AlterEnum
ALTER TYPE "Role" ADD VALUE 'AUDITOR';

-- An auditing desk helps nobody: nothing can be sent to it.
ALTER TABLE "Agency" ADD CONSTRAINT "Agency_audit_accepts_none" CHECK (kind::text <> 'AUDIT' OR NOT "acceptsReferrals");
