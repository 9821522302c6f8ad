import type { Story } from '../story.ts';

/** Lives in which somebody grows old, and somebody cares. */
export const eldersStories: readonly Story[] = [
  {
    key: 'forgetful-couple',
    mayNotWait: true,
    dwelling: 'HOUSE',
    from: {
      minsei:
        '{同じ物を何度も買っておられる。|通帳をなくしたと何度も来られる。}ご夫婦とも物忘れが進み、支払いの管理が難しい様子。',
      shuno:
        '二重に納付されたり、{督促の意味が伝わらなかったりする。|同じ質問で何度も来庁される。}責めるのではなく、見守りにつなぎたい。',
    },
    to: 'hokatsu',
    mistakenFor: ['fukushi', 'kenko'],
    age: [76, 87],
    household: [{ relation: '配偶者', age: [-5, 4], note: '物忘れがある' }],
    concerns: ['NURSING_CARE', 'INCOME', 'FAMILY'],
    purpose: 'WATCHING_OVER',
    slots: { child: ['娘が県外におり、年に2回帰省', '息子は海外赴任中', '子どもはいない'] },
    details: {
      HOUSEHOLD: '夫婦二人暮らし。{child}。{訪問販売の布団が3組あった。|冷蔵庫に同じ食品が並んでいる。}',
      HEALTH: '{かかりつけ医からは認知症の検査を勧められている。|薬が大量に余っている。}',
      FINANCE: '年金は足りているが、{新聞を3紙取っている。|知らない業者への支払いがある。}',
    },
    wishes: '夫婦で家にいたい。{子どもに迷惑をかけたくない。|役所の人に怒られるのが怖い。}',
    contact: { channel: 'PHONE', hours: '平日 10時〜15時', note: '用件は一つずつ。必ず名前を名乗ってください。' },
    accompanies: true,
    talk: [
      [
        'HOUSEHOLD',
        'ご家族に連絡してよいか、ご本人の意向は分かりますか。',
        '娘さんへの連絡は了解されています。電話番号は次の訪問で確認します。',
      ],
    ],
    notes: ['訪問。受診に同行する約束。契約書類は消費生活センターと確認する。'],
    onward: [
      {
        to: 'minsei',
        purpose: 'WATCHING_OVER',
        concerns: ['NURSING_CARE', 'NEIGHBOURS'],
        reason: 'ご夫婦の二人暮らしで、{訪問販売の被害|火の不始末}が心配なため、地区での見守りをお願いしたい。',
        details: {
          HOUSEHOLD:
            '夫婦二人暮らし。{child}。{ごみの日を間違えることがある。|庭の手入れが好きで、午前は庭におられる。}',
        },
        wishes: '顔なじみの方に来てもらえると安心する。',
      },
      {
        to: 'shakyo',
        purpose: 'WATCHING_OVER',
        concerns: ['FAMILY', 'INCOME'],
        reason: '支払いの管理が難しく、日常生活自立支援事業の{利用|契約前の面談}をお願いしたい。',
        details: {
          FINANCE:
            '引き落としと現金払いが混ざり、二重払いがある。{通帳の再発行が今年3回。|解約できていない契約が2件。}',
        },
        wishes: '印鑑は自分で持っていたい。',
      },
    ],
    later: 'ご主人が{入院され、|道に迷って保護され、}奥さま一人での支払いがさらに難しくなった。',
    laterDetails: {
      HOUSEHOLD: '{奥さまが一人で家におられる。|夜に外へ出ることがある。}{child}。',
      HEALTH: '{認知症の診断を受け、薬が始まった。|要介護1の認定が出た。}',
    },
  },
  {
    key: 'carer-left-work',
    dwelling: 'HOUSE',
    from: {
      hokatsu:
        '親の介護のために{正社員を辞められた。|勤めを短時間に変え、その後退職された。}介護サービスは調整したが、介護者ご本人の収入がなくなっている。',
    },
    age: [46, 60],
    household: [{ relation: '父', age: [26, 32], note: '要介護4' }],
    concerns: ['NURSING_CARE', 'INCOME', 'JOB_SEARCH'],
    purpose: 'CONSULTATION',
    slots: { job: ['機械設計', '病院の事務', 'スーパーの店長', '印刷会社の営業'] },
    details: {
      EMPLOYMENT: '{job}を{2年前|昨年}に退職。{雇用保険は受け終えた。|離職票は手元にあるが手続きしていない。}',
      HOUSEHOLD: '父は要介護4。{夜間に2、3回起こされる。|デイサービスの日だけ外に出られる。}',
      FINANCE: '父の年金{11万円|13万円}で2人が暮らす。{貯金は残り40万円ほど。|退職金を取り崩してきた。}',
      HEALTH: '{眠れない日が続き、体重が6キロ減った。|腰を痛め、介護が負担になっている。}',
    },
    wishes: '施設に入れるのは申し訳ない気持ちもある。{週3日でも働いて、外の空気を吸いたい。|自分の老後が不安。}',
    contact: { channel: 'MOBILE', hours: '火・金曜日の10時〜15時(デイサービスの日)' },
    talk: [
      [
        'HOUSEHOLD',
        '特別養護老人ホームの申込みは検討されていますか。',
        '申込書は渡しました。まだ迷っておられ、短期入所から試すそうです。',
      ],
    ],
    notes: ['面談。短期入所の利用で月8日は動ける見通し。就労支援員と求人を見始めた。'],
    onward: [
      {
        to: 'zeimu',
        purpose: 'HOUSEHOLD_BUDGET',
        concerns: ['TAX_OR_UTILITIES', 'NURSING_CARE'],
        reason:
          '離職後も前年の所得で課税されており、{扶養と障害者控除の申告|市県民税の減免}について相談をお願いしたい。',
        details: {
          FINANCE: '現在の収入は父の年金のみ。{昨年の源泉徴収票は手元にある。|申告書は父の分と一緒に準備中。}',
          HOUSEHOLD: '要介護4の父と2人暮らし。',
        },
        wishes: '火・金曜日に手続きしたい。必要な物を一度に教えてほしい。',
      },
      {
        to: 'hellowork',
        purpose: 'EMPLOYMENT',
        concerns: ['JOB_SEARCH', 'NURSING_CARE'],
        reason:
          '介護と両立できる{週3日程度の仕事|日中の短時間の仕事}を探したい。離職期間が{1年半|2年}あり、応募書類の書き方から相談をお願いしたい。',
        details: {
          EMPLOYMENT: '{job}の経験が長い。{表計算ソフトが使える。|人の管理の経験あり。}火・金曜日と第2土曜日が可能。',
        },
        wishes: '介護の都合で急に休むことがあると、先に伝えたい。',
        talk: [
          'EMPLOYMENT',
          '在宅でできる仕事も候補に入れてよいでしょうか。',
          'はい。ただ、外に出る時間もほしいとのことです。',
        ],
      },
    ],
    later:
      'お父さまが亡くなられ、{年金がなくなり生活費に困っている。|一人になって気力が出ないと話された。}就職の支援を改めてお願いしたい。',
    laterDetails: {
      HOUSEHOLD: '父を看取り、一人暮らしになった。{片づけが進まない。|親類とは葬儀で会ったきり。}',
      FINANCE: '{葬儀の費用で預金が残り8万円。|父の年金がなくなり、収入がない。}',
    },
  },
];
