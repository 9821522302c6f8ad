import type { Story } from '../story.ts';

/** Lives under 支援措置: everything about them stays inside the restriction. */
export const safetyStories: readonly Story[] = [
  {
    key: 'shelter-mother-and-child',
    dwelling: 'NONE',
    from: {
      kenko:
        '支援措置の対象となった母子。{女性相談支援センターから転居の連絡を受けた。|乳幼児の健診を通じて安全を確認している。}居所は関係者限りとし、生活の再建の相談をお願いしたい。',
    },
    restricted: '居所と園の名前を口にしない。連絡は担当保健師を通す。',
    sex: 'FEMALE',
    age: [27, 38],
    household: [{ relation: '長女', years: [3, 5], note: '保育園児' }],
    concerns: ['VIOLENCE', 'INCOME', 'HOUSING', 'CHILD_REARING'],
    urgency: ['URGENT'],
    purpose: 'CONSULTATION',
    slots: { job: ['医療事務', '調理の補助'] },
    details: {
      SAFETY:
        '加害者は市外に居住。{探している様子があるとのこと。|職場に問い合わせがあった。}住所・園の名前は口に出さない。郵便は送らない。',
      HOUSEHOLD: '母と子の2人。{子は音に敏感になっている。|子は園に慣れてきた。}',
      FINANCE: '手持ちは{5万円|8万円}ほど。{児童手当の受給者変更を手続き中。|婚姻費用の調停を準備中。}',
      EMPLOYMENT: '以前は{job}。{在宅に近い形で少しずつ働きたい。|落ち着いたら資格を生かしたい。}',
    },
    wishes: '居場所を知られたくない。{子どもに父の話を聞かないでほしい。|ゆっくり話を聞いてほしい。}',
    contact: {
      channel: 'VIA_REFERRER',
      hours: '平日 10時〜15時',
      note: '直接の電話・郵便・訪問はしない。担当保健師を通すこと。',
      noMessage: true,
    },
    accompanies: true,
    talk: [
      [
        'SAFETY',
        '面談の場所と入口の配慮について確認させてください。',
        '保健センターの裏口から入り、2階の相談室でお願いします。担当保健師が付き添います。',
      ],
    ],
    notes: ['保健師同席で面談。記録の閲覧者を担当と主任に限る。'],
    onward: [],
    later: '転居が落ち着き、就労に向けた相談を希望されている。引き続き居所は関係者限りとする。',
    laterDetails: {
      EMPLOYMENT: '在宅の仕事から始めたいとのこと。',
    },
  },
  {
    key: 'fled-from-husband',
    dwelling: 'NONE',
    from: {
      fukushi:
        '支援措置の申出があり、{避難先から来庁された。|警察の相談を経て来庁された。}{着の身着のままで、|印鑑や通帳も持ち出せておらず、}当面の生活の相談を急ぎお願いしたい。',
    },
    restricted: '避難先を口にしない。本人あての電話は取り次がず、在籍の有無も答えない。',
    sex: 'FEMALE',
    age: [44, 58],
    household: [],
    householdNote: '単身で避難。{成人した子が県外にいる。|親類には居所を知らせていない。}',
    concerns: ['VIOLENCE', 'HOUSING', 'INCOME', 'HEALTH'],
    urgency: ['URGENT'],
    purpose: 'CONSULTATION',
    slots: { job: ['介護職', '縫製の内職'] },
    details: {
      SAFETY:
        '保護命令を{申立て中|取得済み}。{夫は市内に勤める。庁舎内で会わない時間を選ぶ。|知人を名乗る問い合わせには応じない。}',
      HOUSING: '{避難先にいられるのは3週間。|民間シェルターに滞在。}住所は記録に残さない。',
      HEALTH: '{けがの治療は終わった。|音に驚き、眠れない。}',
    },
    wishes: '夫に知られないことが一番。{働いて自分の部屋を持ちたい。|もう戻らないと決めた。}',
    contact: {
      channel: 'NO_CONTACT',
      note: '職員からは連絡しない。ご本人が公衆電話からかけてこられる。',
      noMessage: true,
    },
    accompanies: true,
    talk: [
      [
        'SAFETY',
        '電話を受けたときの本人確認はどのようにすればよいでしょうか。',
        '合言葉を決めています。担当者に口頭でお伝えします。',
      ],
    ],
    notes: ['緊急の面談。一時生活支援の部屋を当室名で確保。'],
    onward: [],
    later: '新しい部屋に移られた。生活用品と就労の相談をあらためて希望されている。',
    laterDetails: {
      HOUSING: '新しい部屋に移られた。住所は記録に残さない。',
    },
  },
];
