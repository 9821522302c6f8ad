-- The notice said that only agencies one agreed to will look. It now says when others may: emergency access, the support conference
-- (生活困窮者自立支援法 Art. 9) and what other law provides for (個人情報保護法 Art. 69(2)).
-- In force from when it is migrated: nobody was shown it before.
INSERT INTO "ConsentNotice" (version, "inForceFrom", categories, purposes, recipients, years, words)
SELECT '2026-11-24', now(), categories, purposes, recipients, years,
  jsonb_insert(jsonb_insert(jsonb_insert(words,
    '{ja,paragraphs,3}', to_jsonb('ただし、次のときは、同意がなくても見ることがあります。命・身体・財産に危険があるとき、法律で定められた支援会議に出されたとき、そのほか法律に定めがあるとき。見たことは、すべて記録されます。'::text)),
    '{ja-simple,paragraphs,3}', to_jsonb('でも、命や 体や 財産（お金や 家など）が 危ない とき、法律で 決まっている 会議の とき、ほかに 法律で 決まっている ときは、あなたが「いい」と 言わなくても 見ることが あります。見たことは、ぜんぶ 記録します。'::text)),
    '{en,paragraphs,3}', to_jsonb('There are exceptions: your information may be seen without your consent where life, body or property is in danger, where it is put before a support conference that the law provides for, and where the law provides for it otherwise. Every look is recorded.'::text))
FROM "ConsentNotice" WHERE version = '2026-11';
