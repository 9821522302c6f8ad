-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "conferenceId" UUID,
ADD COLUMN     "conferencePersonId" UUID;

-- CreateTable
CREATE TABLE "Conference" (
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "convenedById" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "heldOn" DATE NOT NULL,
    "convenedAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closedById" UUID,

    CONSTRAINT "Conference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConferenceMember" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "invitedById" UUID NOT NULL,
    "invitedAt" TIMESTAMPTZ(3) NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "noticeVersion" TEXT,
    "removedAt" TIMESTAMPTZ(3),
    "removedById" UUID,

    CONSTRAINT "ConferenceMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConferencePerson" (
    "id" UUID NOT NULL,
    "conferenceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "categories" "Category"[],
    "reason" TEXT NOT NULL,
    "putById" UUID NOT NULL,
    "putByAgencyId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "takenBackAt" TIMESTAMPTZ(3),
    "takenBackById" UUID,
    "taxSetting" INTEGER,

    CONSTRAINT "ConferencePerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConferenceStatement" (
    "id" UUID NOT NULL,
    "conferencePersonId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "authorAgencyId" UUID NOT NULL,
    "category" "Category" NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "taxSetting" INTEGER,

    CONSTRAINT "ConferenceStatement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConferenceMinutes" (
    "conferencePersonId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "writtenById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConferenceMinutes_pkey" PRIMARY KEY ("conferencePersonId","version")
);

-- CreateTable
CREATE TABLE "ConferenceTaxSetting" (
    "number" INTEGER NOT NULL,
    "allowed" BOOLEAN NOT NULL,
    "ground" TEXT NOT NULL,
    "changedById" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConferenceTaxSetting_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE INDEX "Conference_agencyId_idx" ON "Conference"("agencyId");

-- CreateIndex
CREATE INDEX "ConferenceMember_userId_idx" ON "ConferenceMember"("userId");

-- CreateIndex
CREATE INDEX "ConferencePerson_personId_idx" ON "ConferencePerson"("personId");

-- CreateIndex
CREATE INDEX "ConferenceStatement_conferencePersonId_at_idx" ON "ConferenceStatement"("conferencePersonId", "at");

-- AddForeignKey
ALTER TABLE "Conference" ADD CONSTRAINT "Conference_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conference" ADD CONSTRAINT "Conference_convenedById_fkey" FOREIGN KEY ("convenedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConferenceMember" ADD CONSTRAINT "ConferenceMember_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConferenceMember" ADD CONSTRAINT "ConferenceMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConferenceMember" ADD CONSTRAINT "ConferenceMember_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConferencePerson" ADD CONSTRAINT "ConferencePerson_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConferencePerson" ADD CONSTRAINT "ConferencePerson_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConferenceStatement" ADD CONSTRAINT "ConferenceStatement_conferencePersonId_fkey" FOREIGN KEY ("conferencePersonId") REFERENCES "ConferencePerson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConferenceStatement" ADD CONSTRAINT "ConferenceStatement_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConferenceMinutes" ADD CONSTRAINT "ConferenceMinutes_conferencePersonId_fkey" FOREIGN KEY ("conferencePersonId") REFERENCES "ConferencePerson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConferenceMinutes" ADD CONSTRAINT "ConferenceMinutes_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConferenceTaxSetting" ADD CONSTRAINT "ConferenceTaxSetting_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- It closes by itself within 180 days, and is never edited: it can only close, once.
ALTER TABLE "Conference"
  ADD CONSTRAINT "Conference_period" CHECK (until > "convenedAt" AND until - "convenedAt" <= interval '180 days'),
  ADD CONSTRAINT "Conference_close" CHECK (("closedAt" IS NULL) = ("closedById" IS NULL) AND "closedAt" < until);
ALTER TABLE "ConferenceMember"
  ADD CONSTRAINT "ConferenceMember_acknowledged" CHECK (("acknowledgedAt" IS NULL) = ("noticeVersion" IS NULL)),
  ADD CONSTRAINT "ConferenceMember_removed" CHECK (("removedAt" IS NULL) = ("removedById" IS NULL));
ALTER TABLE "ConferencePerson"
  ADD CONSTRAINT "ConferencePerson_taken_back" CHECK (("takenBackAt" IS NULL) = ("takenBackById" IS NULL)),
  ADD CONSTRAINT "ConferencePerson_categories" CHECK ('IDENTITY' = ANY(categories) AND ("taxSetting" IS NOT NULL OR NOT 'TAX' = ANY(categories)));
ALTER TABLE "ConferenceStatement"
  ADD CONSTRAINT "ConferenceStatement_tax" CHECK (category <> 'TAX' OR "taxSetting" IS NOT NULL);
ALTER TABLE "ConferenceMinutes" ADD CONSTRAINT "ConferenceMinutes_version" CHECK (version > 0);
-- Every other setting allows, the first among them: whoever changes it says the other thing.
ALTER TABLE "ConferenceTaxSetting" ADD CONSTRAINT "ConferenceTaxSetting_turns" CHECK (number > 0 AND allowed = (number % 2 = 1));
ALTER TABLE "AccessGrant" ADD CONSTRAINT "AccessGrant_conference"
  CHECK (source <> 'CONFERENCE' OR ("validUntil" - "validFrom" <= interval '180 days' AND basis = 'ACT_9_3'));

-- One user is a member once for one agency, and one record is before a conference once, at a time.
CREATE UNIQUE INDEX "ConferenceMember_once" ON "ConferenceMember" ("conferenceId", "userId", "agencyId") WHERE "removedAt" IS NULL;
CREATE UNIQUE INDEX "ConferencePerson_once" ON "ConferencePerson" ("conferenceId", "personId") WHERE "takenBackAt" IS NULL;

-- What was convened, put before it, said and written stays on record; each of these ends once.
CREATE FUNCTION tsunagi_keep_conference() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."closedAt" IS NOT NULL OR (to_jsonb(OLD) - 'closedAt' - 'closedById') <> (to_jsonb(NEW) - 'closedAt' - 'closedById') THEN
    RAISE EXCEPTION 'Conference is never edited';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_conference BEFORE UPDATE ON "Conference" FOR EACH ROW EXECUTE FUNCTION tsunagi_keep_conference();
CREATE FUNCTION tsunagi_keep_conference_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."removedAt" IS NOT NULL
    OR (OLD."acknowledgedAt" IS NOT NULL AND (OLD."acknowledgedAt", OLD."noticeVersion") IS DISTINCT FROM (NEW."acknowledgedAt", NEW."noticeVersion"))
    OR (to_jsonb(OLD) - '{acknowledgedAt,noticeVersion,removedAt,removedById}'::text[])
      <> (to_jsonb(NEW) - '{acknowledgedAt,noticeVersion,removedAt,removedById}'::text[]) THEN
    RAISE EXCEPTION 'ConferenceMember is never edited';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_conference_member BEFORE UPDATE ON "ConferenceMember" FOR EACH ROW EXECUTE FUNCTION tsunagi_keep_conference_member();
CREATE FUNCTION tsunagi_keep_conference_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."takenBackAt" IS NOT NULL OR (to_jsonb(OLD) - 'takenBackAt' - 'takenBackById') <> (to_jsonb(NEW) - 'takenBackAt' - 'takenBackById') THEN
    RAISE EXCEPTION 'ConferencePerson is never edited';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_conference_person BEFORE UPDATE ON "ConferencePerson" FOR EACH ROW EXECUTE FUNCTION tsunagi_keep_conference_person();
CREATE TRIGGER keep_conference_statement BEFORE UPDATE ON "ConferenceStatement" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_conference_minutes BEFORE UPDATE ON "ConferenceMinutes" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_conference_setting BEFORE UPDATE ON "ConferenceTaxSetting" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['Conference', 'ConferenceMember', 'ConferencePerson', 'ConferenceStatement', 'ConferenceMinutes', 'ConferenceTaxSetting'] LOOP
    EXECUTE format('CREATE TRIGGER keep_row BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change()', kept);
    EXECUTE format('CREATE TRIGGER keep_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change()', kept);
  END LOOP;
END $$;
