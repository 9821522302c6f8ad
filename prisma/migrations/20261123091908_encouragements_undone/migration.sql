-- AlterTable
ALTER TABLE "Encouragement" ADD COLUMN     "createdById" UUID,
ADD COLUMN     "undoneAt" TIMESTAMPTZ(3),
ADD COLUMN     "undoneById" UUID;

-- A count is never changed nor lost: it can only be undone, once.
CREATE FUNCTION tsunagi_keep_encouragement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."undoneAt" IS NOT NULL
    OR (to_jsonb(OLD) - 'undoneAt' - 'undoneById') <> (to_jsonb(NEW) - 'undoneAt' - 'undoneById') THEN
    RAISE EXCEPTION 'A count is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_encouragement BEFORE UPDATE ON "Encouragement" FOR EACH ROW EXECUTE FUNCTION tsunagi_keep_encouragement();
CREATE TRIGGER keep_encouragement_row BEFORE DELETE ON "Encouragement" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
