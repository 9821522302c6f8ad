import { addMessages, type Messages } from '../messages.ts';

export const sessionMessages: Messages = {
  SIGN_IN_FAILED: {
    ja: 'サインインできませんでした。ログイン名とパスワードを確認してください。',
    en: 'You could not be signed in. Please check the login and the password.',
  },
  TOO_MANY_ATTEMPTS: {
    ja: '失敗が続いたため、しばらく受け付けられません。時間をおいてもう一度お試しください。',
    en: 'There were too many failed attempts. Please wait a while and try again.',
  },
  CODE_WRONG: {
    ja: '確認コードが正しくありません。アプリに表示されている新しいコードを入力してください。',
    en: 'This code is not right. Please enter the code your app shows now.',
  },
  SIGN_IN_EXPIRED: {
    ja: '時間が経過したため、はじめからサインインし直してください。',
    en: 'This took too long. Please sign in from the beginning.',
  },
  SECOND_FACTOR_REQUIRED: {
    ja: '先に二段階認証（認証アプリまたはパスキー）を設定してください。',
    en: 'Please set up a second factor first: an authenticator app or a passkey.',
  },
};

addMessages(sessionMessages);
