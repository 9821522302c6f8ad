-- Notices in versions, renewal, and ends of single items; and what the database keeps of consents and grants by itself.

-- CreateEnum
CREATE TYPE "ConsentItemEnd" AS ENUM ('WITHDRAWN', 'REFUSED', 'REPLACED', 'RENEWED');

-- AlterTable
ALTER TABLE "Consent" ADD COLUMN     "renewsId" UUID;

-- AlterTable
ALTER TABLE "ConsentItem" ADD COLUMN     "endReason" "ConsentItemEnd",
ADD COLUMN     "endedById" UUID;

-- CreateTable
CREATE TABLE "ConsentNotice" (
    "version" TEXT NOT NULL,
    "inForceFrom" TIMESTAMPTZ(3) NOT NULL,
    "categories" "Category"[],
    "purposes" "Purpose"[],
    "recipients" "AgencyKind"[],
    "years" INTEGER NOT NULL,
    "words" JSONB NOT NULL,

    CONSTRAINT "ConsentNotice_pkey" PRIMARY KEY ("version")
);

-- CreateIndex
CREATE UNIQUE INDEX "Consent_renewsId_key" ON "Consent"("renewsId");

-- What persons were told so far, and what they are told from now on. The first version speaks of all there was; the second says how
-- long a consent lasts at the most, and promises an answer to who looked at the record, and a receipt.
INSERT INTO "ConsentNotice" (version, "inForceFrom", categories, purposes, recipients, years, words)
SELECT v.version, v.since::timestamptz, enum_range(NULL::"Category"), enum_range(NULL::"Purpose"), enum_range(NULL::"AgencyKind"), 3, v.words::jsonb
FROM (VALUES
('2026-04', '2026-04-01 00:00:00+09', $words$
{
  "ja": {
    "title": "個人情報の取扱いについて",
    "paragraphs": [
      "お困りごとの相談を、必要な窓口におつなぎします。そのために、あなたの情報をほかの機関と共有してよいか、機関ごと・内容ごと・目的ごとにお聞きします。",
      "同意するかどうかは、あなたが自由に決められます。同意しなくても、相談そのものを断られることはありません。",
      "同意した機関だけが、同意した内容を、同意した目的のためだけに見ることができます。",
      "同意はいつでも取り消せます。一部だけを取り消して、残りの同意をとり直すこともできます。取り消すと、その時からその機関は見られなくなります。取り消す前に行われたことは、なかったことにはなりません。",
      "紹介した窓口に、その後のことをどこまで知らせてよいかも、あなたが選べます。相談の中身を知らせることはありません。",
      "マイナンバー（個人番号）は、この相談では使いません。"
    ]
  },
  "en": {
    "title": "How your personal information is handled",
    "paragraphs": [
      "We put you in touch with the desks that can help. To do so, we ask you whether we may share your information: with which agency, which information, and what for.",
      "You decide freely. If you do not agree, you are not refused consultation for that reason.",
      "Only the agencies you agree to see only what you agreed to, and use it only for the purpose you agreed to.",
      "You can withdraw it at any time, or withdraw a part and agree to the rest anew. From that moment the agency can no longer see it. What was done before stays as it was.",
      "You also choose how much the desk that referred you may learn of what follows. It never learns what you talked about.",
      "Your Individual Number (My Number) is not used for this consultation."
    ]
  }
}$words$),
('2026-11', '2026-11-01 00:00:00+09', $words$
{
  "ja": {
    "title": "個人情報の取扱いについて",
    "paragraphs": [
      "お困りごとの相談を、必要な窓口におつなぎします。そのために、あなたの情報をほかの機関（市の窓口、学校・教育委員会、ハローワーク、社会福祉協議会、民生委員・児童委員、借金などの相談窓口、事業所など）と共有してよいか、機関ごと・内容ごと・目的ごとにお聞きします。",
      "同意するかどうかは、あなたが自由に決められます。同意しなくても、相談そのものを断られることはありません。",
      "同意した機関だけが、同意した内容を、同意した目的のためだけに見ることができます。",
      "同意の期限は、長くて3年です。期限が来ると、その機関は見られなくなります。続けるときは、もう一度お聞きします。",
      "同意はいつでも取り消せます。一部だけを取り消すこともできます。取り消すと、その時からその機関は見られなくなります。取り消す前に行われたことは、なかったことにはなりません。",
      "あなたの記録を、どの機関が、いつ、何のために見たか（閲覧記録）を、知らせるよう求めることができます。法律により、お知らせできない部分があることもあります。",
      "紹介した窓口に、その後のことをどこまで知らせてよいかも、あなたが選べます。相談の中身を知らせることはありません。",
      "お答えの控えをお渡しします。控えにあるQRコードから、同意がいまどうなっているかを、いつでも確かめられます。",
      "マイナンバー（個人番号）は、この相談では使いません。"
    ]
  },
  "ja-simple": {
    "title": "あなたの 情報の 使い方",
    "paragraphs": [
      "あなたの 困っていることを、助けることができる 場所に 伝えます。そのために、あなたの 情報を 伝えても いいですか。「どこに」「何を」「何のために」伝えるか、ひとつずつ 聞きます。伝える 場所は、市役所、学校、ハローワーク、社会福祉協議会、民生委員、お金の 相談の 窓口、会社などです。",
      "「いい」か「いやだ」か、あなたが 決めます。「いやだ」と 言っても、相談は できます。",
      "あなたが「いい」と 言った 場所だけが、「いい」と 言った 情報だけを 見ます。決めた こと 以外には 使いません。",
      "「いい」の 期間は、長くて 3年です。期間が 終わると、その場所は 見ることが できません。続けるときは、もう一度 聞きます。",
      "「やめる」と いつでも 言うことが できます。ひとつだけ やめることも できます。やめると、その時から、その場所は 見ることが できません。前に したことは、なくなりません。",
      "だれが、いつ、何のために、あなたの 情報を 見たか、聞くことが できます。法律で 答えることが できない ことも あります。",
      "紹介した 窓口に、後の ことを どこまで 知らせるか、あなたが 決めます。相談で 話したことは 知らせません。",
      "あなたの 答えを 書いた 紙を 渡します。紙の QRコードで、今 どうなっているか、いつでも 見ることが できます。",
      "この 相談では、マイナンバーを 使いません。"
    ]
  },
  "en": {
    "title": "How your personal information is handled",
    "paragraphs": [
      "We put you in touch with the desks that can help. To do so, we ask you whether we may share your information: with which agency (desks of the city, schools and the board of education, the employment office, the council of social welfare, welfare volunteers, counselling on debt and the like, employers), which information, and what for.",
      "You decide freely. If you do not agree, you are not refused consultation for that reason.",
      "Only the agencies you agree to see only what you agreed to, and use it only for the purpose you agreed to.",
      "A consent lasts three years at the most. When it ends, the agency can no longer see your information. To go on, we ask you again.",
      "You can withdraw it at any time, all of it or a part. From that moment the agency can no longer see it. What was done before stays as it was.",
      "You can ask to be told which agency looked at your record, when and why (the access record). The law may keep a part of it from being told.",
      "You also choose how much the desk that referred you may learn of what follows. It never learns what you talked about.",
      "You are given a receipt of your answer. With the QR code on it you can check at any time where your consent stands.",
      "Your Individual Number (My Number) is not used for this consultation."
    ]
  }
}$words$)
) AS v(version, since, words);

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_noticeVersion_fkey" FOREIGN KEY ("noticeVersion") REFERENCES "ConsentNotice"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_renewsId_fkey" FOREIGN KEY ("renewsId") REFERENCES "Consent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ConsentNotice"
  ADD CONSTRAINT "ConsentNotice_years" CHECK (years BETWEEN 1 AND 3),
  ADD CONSTRAINT "ConsentNotice_words" CHECK (words ? 'ja' AND words ? 'en'),
  ADD CONSTRAINT "ConsentNotice_scope" CHECK (categories <> '{}' AND purposes <> '{}' AND recipients <> '{}');
CREATE TRIGGER keep_notice BEFORE UPDATE OR DELETE ON "ConsentNotice" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_notice_table BEFORE TRUNCATE ON "ConsentNotice" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();

-- Nobody agrees to more than they were told, nor in the place of another person's consent. A refusal may refuse anything.
CREATE FUNCTION tsunagi_check_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decision <> 'GIVEN' THEN
    IF NEW."renewsId" IS NOT NULL THEN RAISE EXCEPTION 'A refusal renews nothing'; END IF;
    RETURN NEW;
  END IF;
  IF NEW."validUntil" > (SELECT NEW."givenAt" + make_interval(years => n.years, days => 1) FROM "ConsentNotice" n WHERE n.version = NEW."noticeVersion") THEN
    RAISE EXCEPTION 'Consent exceeds its notice';
  END IF;
  IF NEW."renewsId" IS NOT NULL AND NOT EXISTS (
    SELECT FROM "Consent" k WHERE k.id = NEW."renewsId" AND k."personId" = NEW."personId" AND k.decision = 'GIVEN') THEN
    RAISE EXCEPTION 'Consent renews what is none of the person';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_consent BEFORE INSERT ON "Consent" FOR EACH ROW EXECUTE FUNCTION tsunagi_check_consent();

CREATE FUNCTION tsunagi_check_consent_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM written i JOIN "Consent" k ON k.id = i."consentId" AND k.decision = 'GIVEN'
    JOIN "ConsentNotice" n ON n.version = k."noticeVersion" JOIN "Agency" a ON a.id = i."recipientId"
    WHERE i.category <> ALL (n.categories) OR i.purpose <> ALL (n.purposes) OR a.kind <> ALL (n.recipients)) THEN
    RAISE EXCEPTION 'ConsentItem exceeds its notice';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER check_consent_items AFTER INSERT ON "ConsentItem" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_check_consent_items();

-- An item is never edited: it can only end, once, with who ended it and why.
CREATE OR REPLACE FUNCTION tsunagi_keep_consent_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."endedAt" IS NOT NULL
    OR (to_jsonb(OLD) - 'endedAt' - 'endReason' - 'endedById') <> (to_jsonb(NEW) - 'endedAt' - 'endReason' - 'endedById') THEN
    RAISE EXCEPTION 'ConsentItem is never edited';
  END IF;
  RETURN NEW;
END $$;
-- So far items ended where another answer took their place; by whom was not kept.
ALTER TABLE "ConsentItem" DISABLE TRIGGER keep_consent_item;
UPDATE "ConsentItem" SET "endReason" = 'REPLACED' WHERE "endedAt" IS NOT NULL;
ALTER TABLE "ConsentItem" ENABLE TRIGGER keep_consent_item;
ALTER TABLE "ConsentItem"
  ADD CONSTRAINT "ConsentItem_end" CHECK (("endedAt" IS NULL) = ("endReason" IS NULL) AND ("endedById" IS NULL OR "endedAt" IS NOT NULL));

-- What was opened stays on record as it was opened (to whom, of whom, what, why, from when until when): it is shut, once, and neither
-- moved nor taken away.
CREATE FUNCTION tsunagi_keep_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."revokedAt" IS NOT NULL AND NEW."revokedAt" IS DISTINCT FROM OLD."revokedAt")
    OR (OLD.id, OLD."granteeAgencyId", OLD."granteeUserId", OLD."personId", OLD.category, OLD.purpose, OLD.basis, OLD.source,
      OLD."sourceId", OLD."validFrom", OLD."validUntil") IS DISTINCT FROM (NEW.id, NEW."granteeAgencyId", NEW."granteeUserId",
      NEW."personId", NEW.category, NEW.purpose, NEW.basis, NEW.source, NEW."sourceId", NEW."validFrom", NEW."validUntil") THEN
    RAISE EXCEPTION 'AccessGrant is never edited';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_grant BEFORE UPDATE ON "AccessGrant" FOR EACH ROW EXECUTE FUNCTION tsunagi_keep_grant();
CREATE TRIGGER keep_grant_row BEFORE DELETE ON "AccessGrant" FOR EACH ROW EXECUTE FUNCTION tsunagi_refuse_change();
CREATE TRIGGER keep_grant_table BEFORE TRUNCATE ON "AccessGrant" FOR EACH STATEMENT EXECUTE FUNCTION tsunagi_refuse_change();

-- What runs out soon, at the agency that keeps it.
CREATE INDEX "Consent_ending" ON "Consent" ("recordedByAgencyId", "validUntil") WHERE decision = 'GIVEN' AND "withdrawnAt" IS NULL;
