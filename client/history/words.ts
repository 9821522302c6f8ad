import type { Category, HistoryBasisKind, Withheld } from '../generated/graphql.ts';
import type { OperationKind } from '../ledger/operations.ts';
import { easy } from './wordsEasy.ts';
import { en } from './wordsEn.ts';

/** How the person reads: Japanese, plain Japanese (やさしい日本語), English. Chosen on the print, not by who prints it. */
export const readers = ['ja', 'easy', 'en'] as const;
export type Reader = (typeof readers)[number];

/** All that a printed history says. */
export interface SheetWords {
  /** What the button that chooses it says. */
  name: string;
  title: string;
  who: string;
  kana: string;
  period: string;
  from: string;
  printedOn: string;
  desk: string;
  intro: string;
  /** What the keeper's own print leaves out, and where the whole is. */
  ownOnly: string;
  wholeAt: (desk: string, phone: string) => string;
  whole: string;
  /** Said to everybody alike, so that it tells of nobody. */
  protected: string;
  none: string;
  head: { when: string; office: string; what: string; why: string };
  times: (count: number) => string;
  keeper: (agency: string) => string;
  kind: Record<OperationKind, string>;
  category: Record<Category, string>;
  basis: Record<HistoryBasisKind, string>;
  agreedOn: (day: string) => string;
  conference: string;
  withheld: (law: string) => string;
  nameWithheld: (law: string) => string;
  law: Record<Withheld, string>;
  allowed: {
    title: string;
    lead: string;
    agreed: (day: string, until: string) => string;
    withdrawn: (day: string) => string;
    byLaw: string;
    none: string;
  };
  rights: { title: string; lines: readonly string[] };
  footer: string;
}

const ja: SheetWords = {
  name: '日本語',
  title: 'あなたの記録の閲覧履歴',
  who: '氏名',
  kana: 'ふりがな',
  period: '期間',
  from: '記録を保有する機関',
  printedOn: '作成日',
  desk: '作成した窓口',
  intro:
    'あなたの記録を、だれが、いつ、何のために見たかをお知らせします。同じ職員が同じ日に同じことをした分は、1行にまとめています。',
  ownOnly:
    'この用紙には、上の機関の職員が見たことだけを載せています。ほかの機関がいつ見たかは、あなたが選んだ「紹介元へ伝える範囲」を守るため、この窓口ではお渡しできません。',
  wholeAt: (desk, phone) =>
    `すべての機関の履歴は、本人確認のうえ、${desk}（${phone}）でお渡しします（個人情報保護法第76条）。`,
  whole: 'この用紙には、ネットワークに参加するすべての機関の職員が見たことを載せています。',
  protected:
    '支援措置などで保護を受けている方の記録は、この窓口からは見えません。保護を担当する窓口へお申し出ください。',
  none: 'この期間に、お知らせできる閲覧はありません。',
  head: { when: '日時', office: '見た機関と職員', what: 'したことと、見た情報', why: '見ることができた理由' },
  times: (count) => `${count}回`,
  keeper: (agency) => `${agency}が作成した記録`,
  kind: {
    list: '一覧を見た',
    search: '重複する記録がないか探した',
    referral: 'つなぎ（紹介）を開いた',
    person: 'あなたの記録を開いた',
    consent: '同意の記録を見た',
    file: '添付ファイルを開いた',
    emergency: '緊急閲覧をした、またはその記録を確かめた',
    draft: 'つなぎの下書きを扱った',
    work: 'つなぎの手続きをした',
    history: '閲覧履歴をあなたへお渡しした',
    ledger: '閲覧記録の点検をした',
  },
  category: {
    IDENTITY: '氏名・生年月日など',
    CONTACT: '住所・連絡先',
    HOUSEHOLD: '家族・世帯',
    HOUSING: '住まい',
    FINANCE: '収入・支出・債務',
    TAX: '税・公共料金',
    HEALTH: '健康・障害',
    EMPLOYMENT: '仕事',
    EDUCATION: '教育・子育て',
    SAFETY: '身の安全',
    PLAN: '希望・支援の計画',
    PROGRESS: 'つなぎの経緯・支援の経過',
  },
  basis: {
    OWN_RECORD: '自らの機関が作成した記録のため',
    CONSENT: 'あなたの同意',
    LAW: '法律の定め',
    CONFERENCE: '支援会議（生活困窮者自立支援法第9条）',
    EMERGENCY: '緊急の必要、またはその確認',
    AUDIT: '個人情報の取扱いの点検・開示のため（個人情報保護法第66条、第76条）',
    UNKNOWN: '記録からは確かめられません。作成した窓口が調べます。',
  },
  agreedOn: (day) => `${day}の同意`,
  conference: '支援会議の構成員',
  withheld: (law) => `この行はお知らせできません（${law}）。`,
  nameWithheld: (law) => `氏名等は不開示（${law}）`,
  law: {
    APPI_78_1_1: '個人情報保護法第78条第1項第1号：あなたの生命、健康、生活または財産を害するおそれ',
    APPI_78_1_2: '個人情報保護法第78条第1項第2号：ほかの個人に関する情報',
    APPI_78_1_3: '個人情報保護法第78条第1項第3号：法人等の情報',
    APPI_78_1_4: '個人情報保護法第78条第1項第4号：国の安全',
    APPI_78_1_5: '個人情報保護法第78条第1項第5号：公共の安全と秩序',
    APPI_78_1_6: '個人情報保護法第78条第1項第6号：審議、検討または協議',
    APPI_78_1_7: '個人情報保護法第78条第1項第7号：事務または事業の適正な遂行',
    ACT_9_6: '生活困窮者自立支援法第9条第6項：支援会議の守秘義務',
  },
  allowed: {
    title: 'ほかに見ることができる機関',
    lead: 'あなたの同意、または法律の定めにより、次の機関が記録を見ることができます（できました）。実際に見たかどうかではありません。',
    agreed: (day, until) => `${day}の同意、${until}まで`,
    withdrawn: (day) => `${day}に撤回`,
    byLaw: '法律の定め',
    none: 'ありません。',
  },
  rights: {
    title: 'あなたができること',
    lines: [
      '記録に誤りがあるときは、訂正を求めることができます（個人情報保護法第90条）。',
      '記録が正しく扱われていないときは、利用の停止を求めることができます（同法第98条）。',
      '同意は、いつでも撤回できます。同意をした窓口へお申し出ください。',
      'この履歴についての疑問は、作成した窓口へお尋ねください。',
    ],
  },
  footer: 'つなぎ　閲覧履歴',
};

export const words: Readonly<Record<Reader, SheetWords>> = { ja, easy, en };
