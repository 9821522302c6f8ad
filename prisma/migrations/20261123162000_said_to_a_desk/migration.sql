-- To which desk something was said: a returned referral may go to another one, which begins anew.
ALTER TABLE "Message" ADD COLUMN "toAgencyId" UUID;
UPDATE "Message" m SET "toAgencyId" = CASE
    WHEN m.kind = 'NOTE' THEN m."authorAgencyId"
    WHEN m."authorAgencyId" <> r."fromAgencyId" THEN r."fromAgencyId"
    ELSE coalesce(
      (SELECT q."authorAgencyId" FROM "Message" q WHERE q.id = m."answersId"),
      (SELECT a."authorAgencyId" FROM "Message" a WHERE a."answersId" = m.id),
      -- A question that was never answered: to the desk that returned it next, or else the one it is with.
      (SELECT e."actorAgencyId" FROM "Event" e WHERE e."referralId" = r.id AND e.kind = 'RETURNED' AND e.at > m.at ORDER BY e.seq LIMIT 1),
      r."toAgencyId") END
  FROM "Referral" r WHERE r.id = m."referralId";
ALTER TABLE "Message" ALTER COLUMN "toAgencyId" SET NOT NULL;
ALTER TABLE "Message" ADD CONSTRAINT "Message_toAgencyId_fkey" FOREIGN KEY ("toAgencyId") REFERENCES "Agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
UPDATE "Referral" r SET
  "questionsToReceiver" = (SELECT count(*) FROM "Message" q WHERE q."referralId" = r.id AND q.kind = 'QUESTION'
    AND q."authorAgencyId" = r."fromAgencyId" AND q."toAgencyId" = r."toAgencyId"
    AND NOT EXISTS (SELECT FROM "Message" a WHERE a."answersId" = q.id))
  WHERE r."questionsToReceiver" > 0;
