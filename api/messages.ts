import { GraphQLError } from 'graphql';
import { agencyMessages } from './agencies/messages.ts';
import { conferenceMessages } from './conferences/messages.ts';
import { consentMessages } from './consents/messages.ts';
import { emergencyMessages } from './emergency/messages.ts';
import { referralMessages } from './referrals/messages.ts';
import { restrictionMessages } from './restrictions/messages.ts';
import { sessionMessages } from './session/messages.ts';
import type { Locale } from './session/viewer.ts';
import { staffMessages } from './staff/messages.ts';

export type Messages = Record<string, Record<Locale, string>>;

const general: Messages = {
  INVALID_INPUT: { ja: '入力内容を確認してください。', en: 'Please check what was entered.' },
  NOT_FOUND: { ja: '見つかりません。', en: 'Not found.' },
  CONFLICT: {
    ja: '他の人が先に変更しました。最新の内容を確認してください。',
    en: 'Somebody changed this first. Please look at it as it is now.',
  },
  UNAUTHENTICATED: { ja: 'サインインしてください。', en: 'Please sign in.' },
  UUID: { ja: '識別子の形式が正しくありません。', en: 'This is not a valid identifier.' },
  COMMAND_ID_USED: {
    ja: 'この操作番号は別の操作で使われています。',
    en: 'This command id was used for another command.',
  },
  REQUIRED: { ja: '入力してください。', en: 'Please fill this in.' },
  CHOOSE: { ja: '選んでください。', en: 'Please choose one.' },
  TOO_LONG: { ja: '{max}文字以内で入力してください。', en: 'Please keep to {max} characters.' },
  NOT_IN_LIST: { ja: '選択肢から選んでください。', en: 'Please choose from the list.' },
  CONTROL_CHARACTER: { ja: '使えない文字が含まれています。', en: 'This contains characters that cannot be used.' },
  INDIVIDUAL_NUMBER: {
    ja: 'マイナンバーと思われる12桁の番号が含まれています。マイナンバーは記録できません。削除してください。',
    en: 'This seems to contain a 12-digit Individual Number (My Number), which must not be kept. Please remove it.',
  },
  FILE_NAME_INDIVIDUAL_NUMBER: {
    ja: 'ファイル名にマイナンバーと思われる12桁の番号が含まれています。マイナンバーは記録できません。ファイル名を変えてから追加してください。',
    en: 'The name of the file seems to contain a 12-digit Individual Number (My Number), which must not be kept. Please rename the file and add it again.',
  },
  NOT_KANA: { ja: 'ひらがなまたはカタカナで入力してください。', en: 'Please write this in hiragana or katakana.' },
  NOT_POSTAL_CODE: {
    ja: '郵便番号は7桁で入力してください（例 511-0001）。',
    en: 'A postal code has 7 digits, e.g. 511-0001.',
  },
  NOT_PHONE: {
    ja: '電話番号は0から始まる10〜11桁で入力してください。',
    en: 'A phone number has 10 or 11 digits and starts with 0.',
  },
  NOT_EMAIL: { ja: 'メールアドレスの形式を確認してください。', en: 'Please check the e-mail address.' },
  DATE_UNREADABLE: {
    ja: '日付として読み取れません（例 令和8年4月1日、2026-04-01）。',
    en: 'This cannot be read as a date, e.g. 2026-04-01 or 令和8年4月1日.',
  },
  DATE_IMPOSSIBLE: { ja: '存在しない日付です。', en: 'There is no such day.' },
  DATE_PAST: { ja: '今日より後の日付を入力してください。', en: 'Please give a day after today.' },
  DATE_FUTURE: { ja: '未来の日付は入力できません。', en: 'This day is in the future.' },
  DATE_TOO_FAR: { ja: '期限は{years}年以内で入力してください。', en: 'Please give a day within {years} years.' },
  PERIOD_BACKWARDS: { ja: '終わりの日は、始まりの日以後にしてください。', en: 'The last day is before the first.' },
  PERIOD_TOO_LONG: { ja: '期間は{days}日以内にしてください。', en: 'Please ask for {days} days at most.' },
  ROLE: { ja: 'この操作をする権限がありません。', en: 'Your post does not allow this.' },
  LIFECYCLE: { ja: 'いまの状態ではこの操作はできません。', en: 'This cannot be done in the present state.' },
};

/** Every sentence that the API says, by its code. */
export const catalogue: Messages = {
  ...general,
  ...agencyMessages,
  ...emergencyMessages,
  ...consentMessages,
  ...conferenceMessages,
  ...sessionMessages,
  ...referralMessages,
  ...restrictionMessages,
  ...staffMessages,
};

/** The sentence for a code in a language; `{name}` in it is replaced from `values`. An unknown code is shown itself. */
export function message(locale: Locale, code: string, values: Record<string, string | number> = {}): string {
  return (catalogue[code]?.[locale] ?? code).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** An error of a field whose type knows none: the code's sentence, and the code as `extensions.code`. */
export const refusal = ({ locale }: { locale: Locale }, code: string): GraphQLError =>
  new GraphQLError(message(locale, code), { extensions: { code } });
