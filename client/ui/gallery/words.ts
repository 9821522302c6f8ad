import { useLanguage } from '../../i18n/useLanguage.ts';

/** Picks the words of a sample in the language shown. */
export function useWords(): (ja: string, en: string) => string {
  const language = useLanguage();
  return (ja, en) => (language === 'ja' ? ja : en);
}
