import { useState } from 'react';
import { useClient } from 'urql';
import { withReference } from '../command.ts';
import type { ConsentLineFragment } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { confirm } from '../ui/Dialog.tsx';
import { whilePending } from '../ui/pending.tsx';
import { toast } from '../ui/Toast.tsx';
import { ConsentItems } from './ConsentItems.tsx';
import { WithdrawConsentMutation } from './documents.ts';
import { text } from './text.ts';

/** Withdraws a consent in one step, after saying which agencies lose sight of what. */
export function useWithdraw(onChanged: () => void): {
  withdraw: (consent: Pick<ConsentLineFragment, 'id' | 'items'>) => Promise<void>;
  isWithdrawing: boolean;
} {
  const t = useText(text);
  const client = useClient();
  const [isWithdrawing, setWithdrawing] = useState(false);

  async function withdraw({ id, items }: Pick<ConsentLineFragment, 'id' | 'items'>): Promise<void> {
    const isSure = await confirm({
      title: t('withdraw.title'),
      body: (
        <>
          <p className="mb-3">{t('withdraw.body')}</p>
          <ConsentItems items={items} />
        </>
      ),
      action: t('withdraw.action'),
      danger: true,
    });
    if (!isSure) return;
    setWithdrawing(true);
    const { data, error } = await whilePending(
      client.mutation(WithdrawConsentMutation, { commandId: crypto.randomUUID(), id }).toPromise(),
    );
    setWithdrawing(false);
    const outcome = data?.withdrawConsent;
    if (outcome?.__typename === 'Consent') toast('success', t('withdraw.done'));
    else toast('error', outcome?.message ?? withReference(t('withdraw.failed'), error));
    onChanged();
  }
  return { withdraw, isWithdrawing };
}
