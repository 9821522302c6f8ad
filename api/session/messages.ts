import type { Messages } from '../messages.ts';

export const sessionMessages: Messages = {
  SIGN_IN_FAILED: {
    ja: 'サインインできませんでした。ログイン名とパスワードを確認してください。',
    en: 'You could not be signed in. Please check the login and the password.',
  },
  PASSKEY_FAILED: {
    ja: 'このパスキーではサインインできませんでした。',
    en: 'You could not be signed in with this passkey.',
  },
  TOO_MANY_ATTEMPTS: {
    ja: '失敗が続いたため、しばらく受け付けられません。時間をおいてもう一度お試しください。',
    en: 'There were too many failed attempts. Please wait a while and try again.',
  },
  WAIT_SECONDS: {
    ja: '失敗が続いたため受け付けられません。{seconds}秒後にもう一度お試しください。',
    en: 'There were too many failed attempts. Please try again in {seconds} seconds.',
  },
  CODE_FORMAT: { ja: '6桁の数字を入力してください。', en: 'Please enter six digits.' },
  CODE_WRONG: {
    ja: '確認コードが正しくありません。アプリに表示されている新しいコードを入力してください。',
    en: 'This code is not right. Please enter the code your app shows now.',
  },
  KEY_UNREADABLE: {
    ja: 'サーバーが認証アプリの鍵を読み取れないため、確認コードは使えません。所属の管理者に、サインインの再設定を依頼してください。',
    en: 'The server cannot read the key of your authenticator app, so no code works. Please ask your manager to reset your sign-in.',
  },
  SIGN_IN_EXPIRED: {
    ja: 'このサインインは続けられません。はじめからサインインし直してください。',
    en: 'This sign-in cannot go on. Please sign in from the beginning.',
  },
  SIGN_IN_AGAIN: {
    ja: '安全のため、いったんサインアウトし、サインインし直してから設定してください。',
    en: 'To be safe, please sign out and in again before you set this up.',
  },
  NEW_PASSWORD_REQUIRED: {
    ja: '先に、初期パスワードを自分だけが知るものに変更してください。',
    en: 'Please change the initial password first, to one that only you know.',
  },
  SECOND_FACTOR_REQUIRED: {
    ja: '先に二段階認証（認証アプリまたはパスキー）を設定してください。',
    en: 'Please set up a second factor first: an authenticator app or a passkey.',
  },
  TOTP_ENROLLED: {
    ja: '認証アプリはすでに設定されています。変更するときは、先に解除してください。',
    en: 'An authenticator app is set up already. To change it, please remove it first.',
  },
  ENROLMENT_EXPIRED: {
    ja: '時間が経過したため、はじめから設定し直してください。',
    en: 'This took too long. Please begin to set it up again.',
  },
  PASSKEY_INVALID: { ja: 'このパスキーは登録できませんでした。', en: 'This passkey could not be registered.' },
  PASSWORD_WRONG: { ja: '現在のパスワードが正しくありません。', en: 'This is not the present password.' },
  PASSWORD_SHORT: { ja: '{min}文字以上で入力してください。', en: 'Please use at least {min} characters.' },
  PASSWORD_SAME: {
    ja: '現在と違うパスワードを入力してください。',
    en: 'Please choose another password than the present one.',
  },
  PASSWORD_IS_LOGIN: {
    ja: 'ログイン名を元にしたパスワードは使えません。',
    en: 'A password made from the login cannot be used.',
  },
  PASSWORD_COMMON: {
    ja: '推測されやすいパスワードです。無関係な言葉をいくつか並べるなど、別のものにしてください。',
    en: 'This password is easily guessed. Please choose another, e.g. a few unrelated words.',
  },
  OWN_SESSION: {
    ja: 'いま使っているセッションは、サインアウトで終了してください。',
    en: 'Please end the session you are using by signing out.',
  },
  OIDC_PROVIDER: { ja: '市の認証基盤', en: 'the city’s identity provider' },
};
