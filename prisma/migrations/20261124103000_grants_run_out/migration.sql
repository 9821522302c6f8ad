-- What ran out since the last look: open screens are told.
CREATE INDEX "AccessGrant_running_out" ON "AccessGrant" ("validUntil") WHERE "revokedAt" IS NULL;
