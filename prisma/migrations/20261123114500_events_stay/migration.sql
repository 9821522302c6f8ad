-- What happened is not taken away either, by DELETE or TRUNCATE (also of what it hangs on). One thing is: a draft that was never sent
-- is thrown away whole, and its beginning with it.
CREATE FUNCTION tsunagi_keep_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Referral" WHERE id = OLD."referralId" AND status = 'DRAFT' AND "sentAt" IS NULL) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER keep_event_row BEFORE DELETE ON "Event" FOR EACH ROW EXECUTE FUNCTION tsunagi_keep_event();
CREATE TRIGGER keep_event_table BEFORE TRUNCATE ON "Event" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();
