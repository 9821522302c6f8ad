import i18next, { type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Languages of the screens; Japanese is the default. */
export const languages = ['ja', 'en'] as const;
/** Code of a language of the screens. */
export type Language = (typeof languages)[number];

/** What somebody else than the user reads may also be in やさしい日本語 (BCP 47: `ja-simple`). */
export type Reading = Language | 'ja-simple';

const storageKey = 'tsunagi.language';

function storedLanguage(): Language | undefined {
  try {
    const code = globalThis.localStorage?.getItem(storageKey);
    return languages.find((language) => language === code);
  } catch {
    return undefined;
  }
}

/** True when somebody has chosen a language in this browser. */
export function isLanguageChosen(): boolean {
  return storedLanguage() !== undefined;
}

/** The one i18next instance; each noun adds its own namespace through `defineText`. */
export const i18n: I18n = i18next.createInstance();

i18n.use(initReactI18next).init({
  lng: storedLanguage() ?? 'ja',
  fallbackLng: 'ja',
  initAsync: false,
  resources: {},
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

const followLanguage = (language: string): void => {
  if (globalThis.document) document.documentElement.lang = language;
};
i18n.on('languageChanged', followLanguage);
followLanguage(i18n.language);

/** The language shown now. */
export function currentLanguage(): Language {
  return i18n.language === 'en' ? 'en' : 'ja';
}

/** Shows the screens in `language` and keeps only its code in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  try {
    globalThis.localStorage?.setItem(storageKey, language);
  } catch {
    // A browser that refuses storage still switches for this visit.
  }
  await i18n.changeLanguage(language);
}
