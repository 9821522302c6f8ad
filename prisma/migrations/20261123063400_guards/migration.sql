-- What Prisma's schema cannot say: numbering of events, hot indexes, and rules the database keeps by itself.

-- Events are numbered in the order in which they are committed, so that "everything after n" misses nothing: the lock is
-- held from numbering to commit. Waking the listeners serialises commits anyway.
CREATE SEQUENCE tsunagi_event_seq;

CREATE FUNCTION tsunagi_number_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(8390042714201347945);
  NEW.seq := nextval('tsunagi_event_seq');
  RETURN NEW;
END $$;
CREATE TRIGGER number_event BEFORE INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION tsunagi_number_event();

CREATE FUNCTION tsunagi_tell_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('tsunagi_events', '');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_event AFTER INSERT ON "Event" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_tell_event();

-- What happened stays as it was written.
CREATE FUNCTION tsunagi_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER keep_event BEFORE UPDATE ON "Event" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();

-- A consent is never edited: it can only be withdrawn, once.
CREATE FUNCTION tsunagi_keep_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."withdrawnAt" IS NOT NULL
    OR (to_jsonb(OLD) - 'withdrawnAt' - 'withdrawnById') <> (to_jsonb(NEW) - 'withdrawnAt' - 'withdrawnById') THEN
    RAISE EXCEPTION 'Consent is never edited';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_consent BEFORE UPDATE ON "Consent" FOR EACH ROW EXECUTE FUNCTION tsunagi_keep_consent();
CREATE TRIGGER keep_consent_item BEFORE UPDATE OR DELETE ON "ConsentItem" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();

-- "Which live grants does this agency hold on these persons": the one index of the gate.
CREATE INDEX "AccessGrant_live" ON "AccessGrant" ("granteeAgencyId", "personId") INCLUDE (category, purpose, "validFrom", "validUntil")
  WHERE "revokedAt" IS NULL;
-- Compared byte by byte on any server, so that its index answers LIKE 'beginning%'.
ALTER TABLE "PersonSearchKey" ALTER COLUMN key TYPE text COLLATE "C";

ALTER TABLE "Referral"
  ADD CONSTRAINT "Referral_whole" CHECK (status = 'DRAFT' OR ("toAgencyId" IS NOT NULL AND "personId" IS NOT NULL AND "sentAt" IS NOT NULL)),
  ADD CONSTRAINT "Referral_not_to_self" CHECK ("fromAgencyId" <> "toAgencyId"),
  ADD CONSTRAINT "Referral_questions" CHECK ("questionsToSender" >= 0 AND "questionsToReceiver" >= 0);
ALTER TABLE "AccessGrant" ADD CONSTRAINT "AccessGrant_period" CHECK ("validFrom" < "validUntil");
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_period" CHECK ("validUntil" IS NULL OR "validFrom" < "validUntil");
ALTER TABLE "Encouragement" ADD CONSTRAINT "Encouragement_count" CHECK (count > 0);
