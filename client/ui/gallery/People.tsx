import { Ago, DateText, EraDate } from '../dates.tsx';
import { Card, DescriptionList, Section } from '../layout.tsx';
import { PersonName, Redacted, SafeContactNote } from '../person.tsx';
import { useWords } from './words.ts';

/** How persons are shown: names with readings, what is withheld, and how they may be reached. */
export function People() {
  const l = useWords();
  return (
    <Section title={l('本人の情報', 'A person')}>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card>
          <DescriptionList
            items={[
              {
                id: 'name',
                term: l('氏名', 'Name'),
                value: <PersonName name="髙橋　𠮷郎" kana="たかはし　よしろう" />,
              },
              {
                id: 'long',
                term: l('長い氏名', 'A long name'),
                value: (
                  <PersonName
                    name="マリア・デ・ロス・アンヘレス・サントス・ダ・シルバ・ジュニオール"
                    kana="まりあ・で・ろす・あんへれす・さんとす・だ・しるば・じゅにおーる"
                  />
                ),
              },
              { id: 'birth', term: l('生年月日', 'Born'), value: <EraDate iso="1988-01-07" /> },
              {
                id: 'health',
                term: l('健康', 'Health'),
                value: <Redacted reason={l('同意なし（健康）', 'No consent (health)')} />,
              },
              {
                id: 'tax',
                term: l('税', 'Tax'),
                value: (
                  <Redacted reason={l('同意が撤回されました（令和8年11月20日）', 'Consent withdrawn (20 Nov 2026)')} />
                ),
              },
              { id: 'job', term: l('勤め先', 'Employer'), value: null },
              { id: 'since', term: l('受付', 'Received'), value: <DateText iso="2026-11-20T05:12:00Z" withTime /> },
              {
                id: 'ago',
                term: l('更新', 'Changed'),
                value: <Ago iso="2026-11-20T05:12:00Z" now={new Date('2026-11-23T05:00:00Z')} />,
              },
            ]}
          />
        </Card>
        <SafeContactNote
          forbidden={[
            l('留守番電話に用件を残さない', 'Leave no message on a machine'),
            l('郵便物を送らない', 'Send no post'),
          ]}
          items={[
            { id: 'way', term: l('方法', 'Channel'), value: l('携帯電話', 'Mobile phone') },
            { id: 'hours', term: l('時間', 'Hours'), value: l('平日 12:00〜13:00', 'Weekdays 12:00–13:00') },
          ]}
        >
          {l('市役所と名乗らず、担当者の名字だけを伝える。', 'Give only your family name, not the city hall.')}
        </SafeContactNote>
      </div>
    </Section>
  );
}
