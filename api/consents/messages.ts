import type { Messages } from '../messages.ts';

export const consentMessages: Messages = {
  NOTICE_RECIPIENT: {
    ja: 'いまの説明文では、この種類の機関に伝えることを説明していません。この機関は選べません。',
    en: 'The notice in force does not speak of agencies of this kind. This one cannot be chosen.',
  },
  NOTICE_CATEGORY: {
    ja: 'いまの説明文では、この内容を伝えることを説明していません。この内容は選べません。',
    en: 'The notice in force does not speak of this information. It cannot be chosen.',
  },
  NOTICE_PURPOSE: {
    ja: 'いまの説明文では、この目的を説明していません。この目的は選べません。',
    en: 'The notice in force does not speak of this purpose. It cannot be chosen.',
  },
  TOO_MANY_CHECKS: {
    ja: 'この場所からの確認が続いたため、しばらく受け付けられません。時間をおいてもう一度お試しください。',
    en: 'There were too many checks from here. Please wait a while and try again.',
  },
};
