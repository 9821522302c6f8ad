ALTER TABLE "ConsentItem" ADD COLUMN "endedAt" TIMESTAMPTZ(3);

-- An item is never edited: it can only end, once.
CREATE FUNCTION tsunagi_keep_consent_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."endedAt" IS NOT NULL OR (to_jsonb(OLD) - 'endedAt') <> (to_jsonb(NEW) - 'endedAt') THEN
    RAISE EXCEPTION 'ConsentItem is never edited';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER keep_consent_item ON "ConsentItem";
CREATE TRIGGER keep_consent_item BEFORE UPDATE ON "ConsentItem" FOR EACH ROW EXECUTE FUNCTION tsunagi_keep_consent_item();
CREATE TRIGGER keep_consent_item_row BEFORE DELETE ON "ConsentItem" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
