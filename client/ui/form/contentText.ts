import { defineText } from '../../i18n/text.ts';

/** What a form says of itself, whatever it holds. */
export const contentText = defineText('contentForm', {
  ja: {
    individualNumber:
      'マイナンバー（12桁）と思われる番号が入っています。この業務では記録できないため、この欄は保存していません。消してください。',
    mine: 'この画面の内容',
    theirs: '保存されている内容',
    empty: '（空欄）',
    goOn: '選んだ内容で続ける',
  },
  en: {
    individualNumber:
      'This looks like a 12-digit Individual Number (My Number). It must not be recorded for this work, so this field is not saved. Please remove it.',
    mine: 'On this screen',
    theirs: 'As stored',
    empty: '(empty)',
    goOn: 'Go on with what is chosen',
  },
});
