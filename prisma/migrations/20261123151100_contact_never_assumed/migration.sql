-- Nobody is called at home because nobody asked.
ALTER TABLE "Person" ALTER COLUMN "contactChannel" SET DEFAULT 'NOT_ASKED';
