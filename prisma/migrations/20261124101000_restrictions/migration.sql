-- CreateEnum
CREATE TYPE "RestrictionReason" AS ENUM ('DV', 'STALKING', 'CHILD_ABUSE', 'OWN_FAMILY', 'OTHER');

-- CreateEnum
CREATE TYPE "RestrictionChange" AS ENUM ('RESTRICTED', 'TAKEN_OVER', 'NAMED', 'REMOVED', 'REVIEWED', 'LIFTED');

-- CreateTable
CREATE TABLE "RestrictionEntry" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "RestrictionChange" NOT NULL,
    "memberIds" UUID[],
    "reason" "RestrictionReason",
    "note" TEXT NOT NULL DEFAULT '',
    "reviewOn" DATE,
    "eventId" UUID,
    "byId" UUID,
    "byAgencyId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RestrictionEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RestrictionEntry_eventId_key" ON "RestrictionEntry"("eventId");

-- CreateIndex
CREATE UNIQUE INDEX "RestrictionEntry_personId_version_key" ON "RestrictionEntry"("personId", "version");

-- AddForeignKey
ALTER TABLE "RestrictionEntry" ADD CONSTRAINT "RestrictionEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was done to a restriction stays as it was written, by UPDATE, DELETE or TRUNCATE (also of what it hangs on).
CREATE TRIGGER keep_restriction_entry BEFORE UPDATE OR DELETE ON "RestrictionEntry" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_restriction_entry_table BEFORE TRUNCATE ON "RestrictionEntry" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();
ALTER TABLE "RestrictionEntry"
  ADD CONSTRAINT "RestrictionEntry_version" CHECK (version > 0),
  ADD CONSTRAINT "RestrictionEntry_reason" CHECK (kind IN ('RESTRICTED', 'TAKEN_OVER', 'REVIEWED') OR (reason IS NULL AND note = '' AND "reviewOn" IS NULL)),
  ADD CONSTRAINT "RestrictionEntry_members" CHECK (kind NOT IN ('NAMED', 'REMOVED') OR cardinality("memberIds") = 1);
-- "Which records have nobody in charge", and a keeper's own restricted ones.
CREATE INDEX "Person_restricted" ON "Person" ("agencyId") WHERE restricted;
CREATE INDEX "RestrictionMember_user" ON "RestrictionMember" ("userId");

-- What was restricted before this was kept, with whom it named.
INSERT INTO "RestrictionEntry" (id, "personId", version, kind, "memberIds")
  SELECT gen_random_uuid(), p.id, 1, 'RESTRICTED', ARRAY(SELECT m."userId" FROM "RestrictionMember" m WHERE m."personId" = p.id)
  FROM "Person" p WHERE p.restricted;
