-- A value that is added can be used only once its transaction has ended, so it comes alone.
ALTER TYPE "ContactChannel" ADD VALUE 'NOT_ASKED';
