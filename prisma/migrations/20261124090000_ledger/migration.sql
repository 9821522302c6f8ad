-- CreateTable
CREATE TABLE "LedgerEntry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "userId" UUID NOT NULL,
    "postingId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "subjects" UUID[],
    "marks" INTEGER[],
    "hash" BYTEA NOT NULL,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "LedgerHead" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "LedgerHead_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LedgerEntry_subjects_idx" ON "LedgerEntry" USING GIN ("subjects");

-- CreateIndex
CREATE INDEX "LedgerEntry_userId_seq_idx" ON "LedgerEntry"("userId", "seq");

-- What was looked at stays as it was written: neither changed, nor deleted, nor emptied.
CREATE TRIGGER keep_ledger BEFORE UPDATE OR DELETE ON "LedgerEntry" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_ledger_whole BEFORE TRUNCATE ON "LedgerEntry" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();
-- One head, that only moves forward.
ALTER TABLE "LedgerHead" ADD CONSTRAINT "LedgerHead_one" CHECK (id = 1);
INSERT INTO "LedgerHead" (id, seq, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));
CREATE FUNCTION tsunagi_forward_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq <= OLD.seq THEN RAISE EXCEPTION 'The ledger only grows'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER forward_head BEFORE UPDATE ON "LedgerHead" FOR EACH ROW EXECUTE FUNCTION tsunagi_forward_head();
CREATE TRIGGER keep_head BEFORE DELETE ON "LedgerHead" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_head_whole BEFORE TRUNCATE ON "LedgerHead" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_paired" CHECK (cardinality(subjects) = cardinality(marks) AND cardinality(subjects) > 0);
