-- A posting cancelled before its first day ends on it: it was never live, and stays on record.
ALTER TABLE "Posting" DROP CONSTRAINT "Posting_period";
ALTER TABLE "Posting" ADD CONSTRAINT "Posting_period" CHECK ("validUntil" IS NULL OR "validFrom" <= "validUntil");
