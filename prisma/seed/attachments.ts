import type { AgencyCode } from './agencies.ts';
import { type Actor, agencyIds } from './cast.ts';
import { idOf } from './dice.ts';
import { document } from './files.ts';
import type { Filing } from './filing.ts';
import type { Category } from './story.ts';
import type { World } from './world.ts';

type Paper = readonly [category: Category, title: string, ...lines: string[]];

/** Papers that people bring along to a desk. */
const papers: Partial<Record<AgencyCode, Paper>> = {
  zeimu: ['TAX', '納付状況のお知らせ', '未納の期別と金額の一覧です。', '分納の相談は税務課の窓口でお受けします。'],
  shuno: ['TAX', '催告書(写し)', '納期限を過ぎた税目と金額の一覧です。'],
  kenko: ['HEALTH', '健診結果票(写し)', '医療機関の受診をお勧めします。'],
  kitasho: ['EDUCATION', '就学援助のお知らせ', '申請書と必要な書類の一覧です。'],
  minamichu: ['EDUCATION', '進路希望調査票(写し)', '本人と保護者の希望を記入したものです。'],
  kyoiku: ['EDUCATION', '就学援助申請書(控え)', '受付日と不足書類を記載しています。'],
  hellowork: ['EMPLOYMENT', '雇用保険受給資格者証(写し)', '支給残日数の欄をご確認ください。'],
  shakyo: ['FINANCE', '償還計画表', '今後の償還予定額の一覧です。'],
  fukushi: ['HOUSING', '罹災証明書(写し)', '被害の程度を証明するものです。'],
  saimu: ['FINANCE', '債務一覧表', '借入先、残高、毎月の返済額の一覧です。'],
  jutaku: ['HOUSING', '家賃納付状況', '月別の納付状況の一覧です。'],
  hokatsu: ['HEALTH', '介護保険被保険者証(写し)', '要介護度と有効期間をご確認ください。'],
  soudan: ['FINANCE', '家計表(2か月分)', '収入と支出の記録です。'],
};
const other: Paper = ['PROGRESS', '相談の記録(写し)', '相談の経過をまとめたものです。'];

/** Attaches a paper to a referral while it is being written. */
export function writeAttachment(world: World, filing: Filing, referralId: string, clerk: Actor, at: Date): void {
  const [category, title, ...lines] = papers[filing.from] ?? other;
  const told = filing.content.details[category] ? category : 'PROGRESS';
  world.add('Attachment', {
    id: idOf(`attachment ${filing.key}`),
    agencyId: agencyIds[filing.from],
    referralId,
    consentId: null,
    category: told,
    fileName: `${title}.pdf`,
    ...document(title, lines),
    createdById: clerk.userId,
    createdAt: at,
    removedAt: null,
  });
}
