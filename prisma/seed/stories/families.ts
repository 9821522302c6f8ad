import type { Story } from '../story.ts';

/** Families in which children, grandparents or languages carry too much. */
export const familiesStories: readonly Story[] = [
  {
    key: 'young-carer',
    mayNotWait: true,
    dwelling: 'HOUSE',
    from: {
      minamichu:
        '{遅刻と早退が増え、理由を聞くと|部活動を辞めたので話を聞くと}、祖母の介護と弟の世話をしていることが分かった。本人は「家のことを話すと怒られる」と心配している。',
      kyoiku:
        '学校からの報告を受け、{ヤングケアラーの可能性があると判断|SSWが家庭を訪問}。介護と生活費の両面の支援が必要と考える。',
    },
    mistakenFor: ['kyoiku'],
    age: [38, 52],
    household: [
      { relation: '長女', years: [13, 15], note: '中学生。家事と介護を担う' },
      { relation: '次男', years: [7, 9], note: '小学校低学年' },
      { relation: '母', age: [24, 32], note: '要介護2' },
    ],
    concerns: ['NURSING_CARE', 'CHILD_REARING', 'INCOME', 'FAMILY'],
    urgency: ['SOON'],
    purpose: 'CONSULTATION',
    slots: { job: ['夜勤の介護職', '二交代の工場勤務', 'タクシーの乗務'] },
    details: {
      HOUSEHOLD:
        '中学生のお子さんが{夕食の支度と祖母の着替えの介助|弟の迎えと祖母の見守り}を毎日行っている。{親は頼っている自覚があまりない。|親も申し訳なく思っている。}',
      EMPLOYMENT: '保護者は{job}で、{夕方から夜に不在。|休みが不規則。}',
      EDUCATION: '{提出物が出せず、成績が下がってきた。|高校進学をあきらめかけている。}',
    },
    wishes:
      '{親「介護の費用がどれだけかかるか知りたい」。|親「子どもに普通の時間をつくってやりたい」。}娘「おばあちゃんのことは嫌いじゃない。少し眠りたい」。',
    contact: {
      channel: 'MOBILE',
      hours: '{平日 11時〜14時|土曜日の午前}',
      note: '学校から聞いたと最初に伝えてください。',
    },
    talk: [
      [
        'HOUSEHOLD',
        'おばあさまの介護サービスの利用状況は分かりますか。',
        'デイサービスを週1回のみ。利用料を気にして増やしていないそうです。',
      ],
    ],
    notes: ['保護者と面談。世帯分離や高額介護サービス費の説明をした。デイサービスを週2回に増やす方向。'],
    onward: [
      {
        to: 'hokatsu',
        purpose: 'WATCHING_OVER',
        concerns: ['NURSING_CARE', 'FAMILY'],
        reason:
          '孫が介護を担っている世帯。{介護サービスの増量と負担軽減制度|ケアマネジャーとの話し合い}について相談をお願いしたい。',
        details: {
          HOUSEHOLD: '要介護2の祖母、保護者、中学生と小学生。日中の介護者がいない。',
          FINANCE: '手取り月{17万円|19万円}。介護費用は月{1万2千円|1万5千円}まで出せる。',
        },
        wishes:
          '祖母は家にいたいと言っている。{子どもの試験の時期は短期入所を使いたい。|朝の送り出しを手伝ってほしい。}',
      },
    ],
    later:
      '祖母の介護度が上がり、{お子さんの欠席が再び増えた。|短期入所の利用が終わって負担が戻った。}家族会議の場をもう一度お願いしたい。',
    laterDetails: {
      HOUSEHOLD: '祖母は要介護3になった。{夜の見守りをお子さんが担う。|デイサービスの回数が足りない。}',
      EDUCATION: '{今学期の欠席は9日。|定期試験を受けられなかった。}',
    },
  },
  {
    key: 'many-children',
    from: {
      kitasho:
        '兄弟姉妹が多いご家庭で、{体操服やランドセルを譲り合っている。|集金の遅れが続いている。}お母さんから「何か使える制度はないか」と相談を受けた。',
      kenko:
        '乳児健診で、{上のお子さんの入学準備が間に合わないと相談があった。|オムツ代を節約していると話された。}家計の相談につなぎたい。',
    },
    sex: 'FEMALE',
    age: [28, 40],
    household: [
      { relation: '夫', age: [-3, 6], note: '建設業' },
      { relation: '長男', years: [7, 12], note: '小学生' },
      { relation: '長女', years: [7, 12], note: '小学生' },
      { relation: '次男', years: [3, 5], note: '幼児' },
      { relation: '三男', years: [0, 2], note: '乳幼児' },
    ],
    concerns: ['INCOME', 'CHILD_REARING', 'HOUSING'],
    purpose: 'HOUSEHOLD_BUDGET',
    slots: { income: ['22万円', '24万円', '26万円'], rooms: ['2DK', '2LDK', '3K'] },
    details: {
      FINANCE:
        '夫の手取り{income}。{雨で現場が休みになると収入が減る。|車2台の維持費が重い。}{光熱費が冬に跳ね上がった。|クレジットカードの分割払いがある。}',
      HOUSING: '{rooms}のアパートに6人。{押し入れを寝床にしている。|市営住宅の申込みは抽選に外れた。}',
      HOUSEHOLD: '夫婦仲はよい。{夫は相談に消極的。|妻は内職をしたいと言われる。}',
    },
    wishes:
      '{子どもに習い事を一つさせてやりたい。|毎月いくら残せばよいか知りたい。}下の子を連れて行ける場所で相談したい。',
    contact: { channel: 'MOBILE', hours: '平日 10時〜11時30分、13時〜14時' },
    talk: [
      [
        'FINANCE',
        '児童手当はどの口座に入り、何に使われていますか。',
        '家賃の口座に入り、そのまま引き落とされているとのことです。',
      ],
    ],
    notes: [
      '親子で来所。児童手当を別の口座に分け、教材費の積立てに回す計画にした。',
      '家計簿は続いている。車を1台にして月2万5千円の改善。',
    ],
    onward: [
      {
        to: 'kitasho',
        purpose: 'LEARNING',
        concerns: ['CHILD_REARING', 'INCOME'],
        reason: '就学援助の申請と、{体操服・学用品のおさがり|学童保育の利用料}について相談をお願いしたい。',
        details: {
          EDUCATION: '小学生のお子さんが2人。{就学援助の制度を知らなかったとのこと。|申請書の記入は一緒に済ませた。}',
        },
        wishes: '子どもには分からないように手続きしたい。',
      },
      {
        to: 'jutaku',
        purpose: 'HOUSING',
        concerns: ['HOUSING', 'CHILD_REARING'],
        reason: '6人で{rooms}に暮らしており、{市営住宅の多子世帯枠|次の募集}についての案内をお願いしたい。',
        details: {
          HOUSING: '現在の家賃は{5万8千円|6万2千円}。学区を変えずに移れる住宅を希望。',
          HOUSEHOLD: '夫婦と子4人。',
        },
        wishes: '小学校を変わらずに済む場所がよい。',
      },
    ],
    later: '夫が{現場でけがをして休業|勤め先の倒産で失業}し、家計の計画が崩れたと学校に相談があった。',
    laterDetails: {
      FINANCE:
        '夫の収入が{先月から途絶えている。|半分になった。}{家計表を見ると、来月末で預金がなくなる。|児童手当を生活費に回している。}',
      HOUSEHOLD: '子4人。{末の子の入園が決まった。|妻が短時間の仕事を始めた。}',
    },
  },
  {
    key: 'foreign-family-school',
    from: {
      kitasho:
        '{持ち物のお便りが読めず、|連絡帳のやり取りが難しく、}通訳を介して話したところ、父親の仕事が減り生活が苦しいと分かった。',
      kyoiku:
        '就学援助の手続きで来庁。{日本語の書類が分からず、|在留の手続きと重なり、}家賃の支払いも遅れていると話された。通訳を手配できる日に相談をお願いしたい。',
    },
    mistakenFor: ['fukushi'],
    foreign: true,
    age: [29, 45],
    household: [
      { relation: '配偶者', age: [-5, 5], note: '日本語は少し' },
      { relation: '長女', years: [7, 12], note: '小学生。家では通訳役' },
      { relation: '長男', years: [3, 5], note: '幼児' },
    ],
    concerns: ['INCOME', 'WORK_TROUBLE', 'CHILD_REARING', 'RENT_OR_LOAN'],
    purpose: 'CONSULTATION',
    slots: {
      job: ['自動車部品の組立て', '食品の加工', '鋳物工場'],
      lang: ['ポルトガル語', 'スペイン語', 'ベトナム語'],
    },
    details: {
      EMPLOYMENT: '派遣で{job}。{残業がなくなり手取りが14万円に下がった。|来月で契約が終わると言われている。}',
      HOUSEHOLD: '家庭では{lang}。{お子さんが大人の通訳をしている。|母は地域の日本語教室に通い始めた。}',
      HOUSING: '{会社の借上げ住宅。辞めると出なければならない。|アパートの家賃が2か月遅れている。}',
      EDUCATION: '{お子さんは算数が得意。漢字でつまずいている。|水着や習字道具が買えていない。}',
    },
    wishes: '{子どもを日本の高校に行かせたい。|安定して働きたい。}大事な話は{lang}の通訳をお願いしたい。',
    contact: {
      channel: 'MOBILE',
      hours: '平日 17時以降',
      note: '{lang}の通訳がいるときに、短い文で。メッセージはひらがなで。',
    },
    talk: [
      [
        'EMPLOYMENT',
        '在留資格は就労に制限のないものでしょうか。',
        '定住者で、制限はないと伺いました。期限は来年の秋です。',
      ],
    ],
    notes: [
      '通訳を入れて面談。雇用保険の加入を給与明細で確認できた。',
      'お便りの読み方は学校の支援員と分担。母は日本語教室を続ける。',
    ],
    onward: [
      {
        to: 'hellowork',
        purpose: 'EMPLOYMENT',
        concerns: ['JOB_SEARCH', 'WORK_TROUBLE'],
        reason: '派遣の契約終了が近く、{通訳のいる日|外国人雇用サービスの相談日}に、次の仕事の相談をお願いしたい。',
        details: {
          EMPLOYMENT: '{job}の経験{6年|8年}。日本語は日常会話ができ、漢字は苦手。{玉掛けの資格あり。|溶接の経験あり。}',
        },
        wishes: '直接雇用で働きたい。{夜勤もできる。|学校行事の日は休みたい。}',
        talk: [
          'EMPLOYMENT',
          '{lang}の通訳は水曜日の午後になりますが、ご都合はいかがですか。',
          '水曜日の14時で大丈夫とのことです。',
        ],
      },
    ],
    later:
      '契約が更新されず、{寮を出るよう言われた|保育料の支払いが滞った}と学校に相談があった。前回の通訳の方と一緒に相談したいとのこと。',
    laterDetails: {
      EMPLOYMENT: '{先月で契約終了。雇用保険の手続きは済んだ。|工場が週3日の操業になった。}',
      HOUSING: '{寮を出る期限は来月末。|家賃が1か月遅れている。}',
      EDUCATION: 'お子さんは{漢字の試験で満点を取った。|友だちが増え、楽しく通っている。}',
    },
  },
  {
    key: 'grandparents-raising',
    mayNotWait: true,
    dwelling: 'HOUSE',
    from: {
      kitasho:
        '祖父母が孫を育てておられる。{参観日に「年金だけでは苦しい」と話された。|祖父の入院で送り迎えができなくなった。}',
      minsei:
        '{児童委員として訪問した際、|地域の祭りの折に、}孫の養育費用に困っているとの話があった。遠慮深い方なので、こちらから紹介したい。',
    },
    mistakenFor: ['fukushi'],
    age: [62, 74],
    household: [
      { relation: '配偶者', age: [-4, 5], note: '持病あり' },
      { relation: '孫', years: [7, 12], note: '小学生' },
    ],
    concerns: ['INCOME', 'CHILD_REARING', 'HEALTH', 'FAMILY'],
    purpose: 'CONSULTATION',
    slots: {
      why: [
        '孫の母は離婚後に体調を崩し入院中',
        '孫の父は出稼ぎ先から連絡が途絶えている',
        '孫の母は県外で働き、仕送りは不定期',
      ],
    },
    details: {
      HOUSEHOLD: '{why}。{孫は祖母によくなついている。|孫は習い事を一つ我慢したとのこと。}',
      FINANCE:
        '夫婦の年金が月{13万円|14万5千円|15万円}ほど。{学校の費用と医療費で毎月2万円足りない。|貯金は葬式代としてとっておきたいと言われる。}',
      HEALTH: '{祖父は透析のため週3回通院。|祖母は腰が悪く、買い物に時間がかかる。}',
    },
    wishes:
      '孫が高校を出るまでは元気でいたい。{親の悪口を孫に聞かせないでほしい。|手続きの書類を分かりやすくしてほしい。}',
    contact: { channel: 'PHONE', hours: '平日 9時〜12時' },
    accompanies: true,
    talk: [
      [
        'HOUSEHOLD',
        '親権や児童手当の受取りはどうなっていますか。',
        '手当は母の口座のままです。変更できるか知りたいとのことでした。',
      ],
    ],
    notes: ['家庭訪問。児童手当の受給者変更と、児童扶養手当(養育者)の対象になるかを担当課に確認する。'],
    onward: [
      {
        to: 'shakyo',
        purpose: 'WATCHING_OVER',
        concerns: ['CHILD_REARING', 'INCOME'],
        reason: '{学用品と食料の支援|子ども食堂}の紹介と、送迎を手伝うボランティアの相談をお願いしたい。',
        details: { HOUSEHOLD: '祖父母と小学生の孫。{週3回、日中に祖父母が留守になる。|雨の日の登下校に困っている。}' },
        wishes: '近所に知られない形だとありがたい。',
      },
    ],
    later: '{祖父が入院され、|祖母がけがをされ、}孫の世話と費用の両方に困っていると連絡があった。',
    laterDetails: {
      HOUSEHOLD: '{孫の送迎ができる人がいない。|孫の母から月2万円の仕送りが始まった。}',
      HEALTH: '{祖父の入院は1か月の見込み。|祖母は手首を骨折した。}',
    },
  },
];
