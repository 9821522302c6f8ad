-- What a person signed serves the draft, referral or record it was handed over for, and no other. What was handed over before this and
-- waits for its consent is signed again.
ALTER TABLE "Attachment" ADD COLUMN "evidenceFor" UUID;
