-- A signature on the screen counts for what the person had before them, and for nothing else.
ALTER TABLE "Attachment" ADD COLUMN "shown" TEXT;
