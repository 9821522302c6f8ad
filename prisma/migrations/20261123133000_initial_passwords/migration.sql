-- A password that somebody else has seen opens only the way to one of one's own.
ALTER TABLE "User" ADD COLUMN "passwordInitial" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Session" ADD COLUMN "needsPassword" BOOLEAN NOT NULL DEFAULT false;
