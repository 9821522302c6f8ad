-- What was agreed, and what was counted, is not taken away, by DELETE or TRUNCATE (also of what it hangs on): a consent is withdrawn, a
-- count is undone, and both stay on record.
CREATE TRIGGER keep_consent_row BEFORE DELETE ON "Consent" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_consent_table BEFORE TRUNCATE ON "Consent" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_consent_item_table BEFORE TRUNCATE ON "ConsentItem" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_encouragement_table BEFORE TRUNCATE ON "Encouragement" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();
