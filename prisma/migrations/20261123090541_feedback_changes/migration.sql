-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "levelBefore" "FeedbackLevel",
ADD COLUMN     "levelChosen" "FeedbackLevel";

-- AlterTable
ALTER TABLE "Referral" ADD COLUMN     "senderContactedAt" TIMESTAMPTZ(3),
ADD COLUMN     "senderFeedbackLevel" "FeedbackLevel" NOT NULL DEFAULT 'RECEIVED';

-- Until now the referring side knew the level as it is, and contacts by it.
UPDATE "Referral" SET "senderFeedbackLevel" = "feedbackLevel",
  "senderContactedAt" = CASE WHEN "feedbackLevel" >= 'CONTACTED' THEN "contactedAt" END;
ALTER TABLE "Referral" ADD CONSTRAINT "Referral_feedback" CHECK ("feedbackLevel" <= "senderFeedbackLevel");
