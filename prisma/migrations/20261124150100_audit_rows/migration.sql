-- CreateTable
CREATE TABLE "PatternReview" (
    "id" UUID NOT NULL,
    "pattern" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "subject" UUID,
    "day" DATE NOT NULL,
    "part" TEXT NOT NULL,
    "upTo" BIGINT NOT NULL,
    "note" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PatternReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HistoryExclusion" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "reason" TEXT,
    "note" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HistoryExclusion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Disclosure" (
    "id" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "document" TEXT NOT NULL,
    "subjects" UUID[],
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PatternReview_userId_day_idx" ON "PatternReview"("userId", "day");

-- CreateIndex
CREATE INDEX "HistoryExclusion_personId_lineId_at_idx" ON "HistoryExclusion"("personId", "lineId", "at");

-- CreateIndex
CREATE INDEX "Disclosure_at_idx" ON "Disclosure"("at");

-- CreateIndex
CREATE INDEX "LedgerEntry_agencyId_seq_idx" ON "LedgerEntry"("agencyId", "seq");

-- CreateIndex
CREATE INDEX "LedgerEntry_at_idx" ON "LedgerEntry"("at");

-- AddForeignKey
ALTER TABLE "PatternReview" ADD CONSTRAINT "PatternReview_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HistoryExclusion" ADD CONSTRAINT "HistoryExclusion_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HistoryExclusion" ADD CONSTRAINT "HistoryExclusion_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was looked into, withheld and given out stays on record as it was written.
CREATE TRIGGER keep_review_row BEFORE UPDATE OR DELETE ON "PatternReview" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_review_table BEFORE TRUNCATE ON "PatternReview" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_exclusion_row BEFORE UPDATE OR DELETE ON "HistoryExclusion" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_exclusion_table BEFORE TRUNCATE ON "HistoryExclusion" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_disclosure_row BEFORE UPDATE OR DELETE ON "Disclosure" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_disclosure_table BEFORE TRUNCATE ON "Disclosure" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();
-- Whether somebody ever acted on what they look at is asked for unusual patterns.
CREATE INDEX "Event_actorId_idx" ON "Event" ("actorId") WHERE "actorId" IS NOT NULL;
