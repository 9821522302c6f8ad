/**
 * What the person is told before agreeing (個人情報に関する管理・取扱の説明). The wording is the city's to replace; its
 * version is kept with every consent.
 */
export const noticeVersion = '2026-04';

interface Notice {
  title: string;
  paragraphs: string[];
}

/** The notice in force, by the language it is read in. */
export const notices: Record<'ja' | 'en', Notice> = {
  ja: {
    title: '個人情報の取扱いについて',
    paragraphs: [
      'お困りごとの相談を、必要な窓口におつなぎします。そのために、あなたの情報をほかの機関と共有してよいか、機関ごと・内容ごと・目的ごとにお聞きします。',
      '同意するかどうかは、あなたが自由に決められます。同意しなくても、相談そのものを断られることはありません。',
      '同意した機関だけが、同意した内容を、同意した目的のためだけに見ることができます。',
      '同意はいつでも取り消せます。一部だけを取り消して、残りの同意をとり直すこともできます。取り消すと、その時からその機関は見られなくなります。取り消す前に行われたことは、なかったことにはなりません。',
      '紹介した窓口に、その後のことをどこまで知らせてよいかも、あなたが選べます。相談の中身を知らせることはありません。',
      'マイナンバー（個人番号）は、この相談では使いません。',
    ],
  },
  en: {
    title: 'How your personal information is handled',
    paragraphs: [
      'We put you in touch with the desks that can help. To do so, we ask you whether we may share your information: with which agency, which information, and what for.',
      'You decide freely. If you do not agree, you are not refused consultation for that reason.',
      'Only the agencies you agree to see only what you agreed to, and use it only for the purpose you agreed to.',
      'You can withdraw it at any time, or withdraw a part and agree to the rest anew. From that moment the agency can no longer see it. What was done before stays as it was.',
      'You also choose how much the desk that referred you may learn of what follows. It never learns what you talked about.',
      'Your Individual Number (My Number) is not used for this consultation.',
    ],
  },
};
