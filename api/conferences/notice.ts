/** Days after convening within which a conference closes by itself; the database holds it to them too. */
export const mostDays = 180;

/**
 * What every member acknowledges before seeing anybody: the secrecy of the support conference. Its version is kept with each
 * acknowledgement; whoever changes the wording changes the version.
 */
export const noticeVersion = '2026-04';

/** The wording in force, by the language it is read in. */
export const notices: Record<'ja' | 'en', string[]> = {
  ja: [
    '支援会議は、生活困窮者自立支援法第9条に基づく会議です。構成員は、支援に必要な情報の提供と意見の表明に協力するよう努めます（第9条第4項）。',
    'この会議の事務に関して知り得た秘密を、正当な理由なく漏らしてはなりません。構成員でなくなった後も同じです（第9条第6項）。',
    '秘密を漏らした者は、1年以下の拘禁刑または100万円以下の罰金に処されることがあります（第28条）。',
    'この会議で知ったことは、本人の支援のためだけに使います。書き写して持ち出したり、会議の外で話したりしません。',
  ],
  en: [
    'The support conference is held under Art. 9 of the Act on Self-Reliance Support for Needy Persons. Its members endeavour to provide the information and opinions that support needs (Art. 9(4)).',
    'Nobody who takes part may disclose, without just cause, a secret learned through its affairs. This holds after they have left it too (Art. 9(6)).',
    'Whoever discloses such a secret may be punished by imprisonment of up to one year or a fine of up to ¥1,000,000 (Art. 28).',
    'What is learned here is used to support the person alone. It is not copied out, nor spoken of outside the conference.',
  ],
};
