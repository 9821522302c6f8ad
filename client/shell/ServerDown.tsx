import { useText } from '../i18n/text.ts';
import { useSession } from '../session/SessionProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { text as uiText } from '../ui/text.ts';
import { text } from './text.ts';

/** Shown instead of any page while the server cannot be asked who is signed in. */
export function ServerDown() {
  const t = useText(text);
  const ui = useText(uiText);
  const { resetClient } = useSession();
  return (
    <main className="mx-auto max-w-xl p-8">
      <title>{t('product')}</title>
      <h1 className="text-std-24B-150">{t('serverDown.title')}</h1>
      <p className="mt-2 mb-5">{t('serverDown.body')}</p>
      <Button onPress={resetClient}>{ui('retry')}</Button>
    </main>
  );
}
