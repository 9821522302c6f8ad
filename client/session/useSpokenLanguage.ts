import { useEffect, useRef } from 'react';
import type { Client } from 'urql';
import { i18n, isLanguageChosen, languages } from '../i18n/i18n.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { SetLocaleMutation, type Viewer } from './viewer.ts';

/**
 * Keeps the language of the screens and of the server's sentences the same. What was chosen in this browser counts; where nothing
 * was chosen, the screens take the language the person used last.
 */
export function useSpokenLanguage(client: Client, viewer: Viewer | null): void {
  const language = useLanguage();
  const told = useRef<{ viewer: Viewer; language: string }>(undefined);
  useEffect(() => {
    if (!viewer) return;
    if (told.current?.viewer !== viewer) {
      told.current = { viewer, language: viewer.locale };
      const last = languages.find((each) => each === viewer.locale);
      if (last && last !== language && !isLanguageChosen()) {
        void i18n.changeLanguage(last);
        return;
      }
    }
    if (told.current.language === language) return;
    told.current.language = language;
    void client.mutation(SetLocaleMutation, { locale: language }).toPromise();
  }, [client, viewer, language]);
}
