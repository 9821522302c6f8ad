-- CreateEnum
CREATE TYPE "EmergencyReason" AS ENUM ('LIFE_OR_BODY', 'CHILD', 'MISSING', 'DISASTER', 'OTHER');

-- CreateEnum
CREATE TYPE "EmergencyVerdict" AS ENUM ('JUSTIFIED', 'NOT_JUSTIFIED');

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "emergencyId" UUID;

-- CreateTable
CREATE TABLE "EmergencyAccess" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "reason" "EmergencyReason" NOT NULL,
    "reasonText" TEXT NOT NULL,
    "categories" "Category"[],
    "soughtName" TEXT NOT NULL DEFAULT '',
    "soughtBirthDate" DATE,
    "soughtPhone" TEXT NOT NULL DEFAULT '',
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,

    CONSTRAINT "EmergencyAccess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmergencyReview" (
    "emergencyId" UUID NOT NULL,
    "verdict" "EmergencyVerdict" NOT NULL,
    "note" TEXT NOT NULL,
    "reviewedById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EmergencyReview_pkey" PRIMARY KEY ("emergencyId")
);

-- CreateIndex
CREATE INDEX "EmergencyAccess_userId_startedAt_idx" ON "EmergencyAccess"("userId", "startedAt" DESC);

-- CreateIndex
CREATE INDEX "EmergencyAccess_startedAt_id_idx" ON "EmergencyAccess"("startedAt" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "EmergencyAccess" ADD CONSTRAINT "EmergencyAccess_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmergencyAccess" ADD CONSTRAINT "EmergencyAccess_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmergencyReview" ADD CONSTRAINT "EmergencyReview_emergencyId_fkey" FOREIGN KEY ("emergencyId") REFERENCES "EmergencyAccess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmergencyReview" ADD CONSTRAINT "EmergencyReview_reviewedById_fkey" FOREIGN KEY ("reviewedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- At most 24 hours, from when it was opened; of the grants it makes too. Tax-origin data is consent-only (地方税法 Art. 22).
ALTER TABLE "EmergencyAccess"
  ADD CONSTRAINT "EmergencyAccess_period" CHECK (until > "startedAt" AND until - "startedAt" <= interval '24 hours'),
  ADD CONSTRAINT "EmergencyAccess_end" CHECK (("endedAt" IS NULL) = ("endedById" IS NULL) AND "endedAt" < until),
  ADD CONSTRAINT "EmergencyAccess_categories" CHECK (cardinality(categories) > 0 AND NOT 'TAX' = ANY(categories));
ALTER TABLE "AccessGrant" ADD CONSTRAINT "AccessGrant_emergency"
  CHECK (source <> 'EMERGENCY' OR ("validUntil" - "validFrom" <= interval '24 hours' AND category <> 'TAX' AND basis = 'EMERGENCY'));

-- What was opened stays on record: it can only end, once.
CREATE FUNCTION tsunagi_keep_emergency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."endedAt" IS NOT NULL
    OR (to_jsonb(OLD) - 'endedAt' - 'endedById') <> (to_jsonb(NEW) - 'endedAt' - 'endedById') THEN
    RAISE EXCEPTION 'EmergencyAccess is never edited';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_emergency BEFORE UPDATE ON "EmergencyAccess" FOR EACH ROW EXECUTE FUNCTION tsunagi_keep_emergency();
CREATE TRIGGER keep_emergency_row BEFORE DELETE ON "EmergencyAccess" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_emergency_table BEFORE TRUNCATE ON "EmergencyAccess" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();

-- Nobody reviews their own, and nobody twice.
CREATE FUNCTION tsunagi_review_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."reviewedById" = (SELECT "userId" FROM "EmergencyAccess" WHERE id = NEW."emergencyId") THEN
    RAISE EXCEPTION 'EmergencyReview is by somebody else';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_by_another BEFORE INSERT ON "EmergencyReview" FOR EACH ROW EXECUTE FUNCTION tsunagi_review_by_another();
CREATE TRIGGER keep_emergency_review BEFORE UPDATE OR DELETE ON "EmergencyReview" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_emergency_review_table BEFORE TRUNCATE ON "EmergencyReview" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();
