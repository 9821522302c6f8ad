import { useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import { withReference } from '../command.ts';
import type { ConsentLineFragment } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Button } from '../ui/Button.tsx';
import { CheckboxGroup } from '../ui/Choices.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { toast } from '../ui/Toast.tsx';
import { useCommand } from '../useCommand.ts';
import { columnsOf, isSameColumn } from './content.ts';
import { WithdrawConsentMutation } from './documents.ts';
import { labels } from './labels.ts';
import { text } from './text.ts';

type Consent = Pick<ConsentLineFragment, 'id' | 'items' | 'referralId'>;

/** Withdraws a consent in one step, after saying which agencies lose sight of what; a part of it where some ticks are cleared. */
export function WithdrawButton({ consent, onChanged }: { consent: Consent; onChanged: () => void }) {
  const t = useText(text);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button size="sm" variant="outline" danger onPress={() => setAsking(true)}>
        {t('withdraw.action')}
      </Button>
      {isAsking && (
        <WithdrawDialog
          consent={consent}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}

function WithdrawDialog({ consent, onClose, onDone }: { consent: Consent; onClose: () => void; onDone: () => void }) {
  const t = useText(text);
  const { send, isSending } = useCommand();
  // As it was opened: after a lost answer the list is shorter, and what was chosen of it would pass for the whole.
  const [standing] = useState(() => consent.items.filter(({ endedAt }) => !endedAt));
  const [chosen, setChosen] = useState<readonly string[]>(standing.map(({ id }) => id));
  const isWhole = chosen.length === standing.length;

  async function withdraw(): Promise<void> {
    if (isSending) return;
    const args = { id: consent.id, items: isWhole ? null : [...chosen] };
    const { outcome, error } = await send(WithdrawConsentMutation, args);
    if (outcome?.__typename === 'Consent') toast('success', t(isWhole ? 'withdraw.done' : 'withdraw.donePart'));
    else toast('error', outcome?.message ?? withReference(t('withdraw.failed'), error));
    if (outcome) onDone();
  }

  return (
    <Dialog
      role="alertdialog"
      isOpen
      title={t('withdraw.title')}
      onClose={onClose}
      footer={
        <>
          <Button variant="outline" autoFocus onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button danger isDisabled={chosen.length === 0} isPending={isSending} onPress={withdraw}>
            {t(isWhole ? 'withdraw.action' : 'withdraw.some')}
          </Button>
        </>
      }
    >
      <p className="mb-3">{t('withdraw.body')}</p>
      <WhichItems items={standing} chosen={chosen} onChange={setChosen} tiesToReferral={Boolean(consent.referralId)} />
    </Dialog>
  );
}

/** What is withdrawn, by agency and purpose; the pairings are never taken together. */
function WhichItems({
  items,
  chosen,
  onChange,
  tiesToReferral,
}: {
  items: Consent['items'];
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
  /** Whether it was agreed with a referral, which shows nothing without the identity. */
  tiesToReferral: boolean;
}) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const flat = items.map(({ id, recipient, category, purpose }) => ({
    ...{ id, category, purpose, recipientId: recipient.id },
    agency: agencyName(recipient, language),
  }));
  return (
    <div className="flex flex-col gap-3 pb-2">
      <h3 className="font-bold">{t('withdraw.items')}</h3>
      {items.length > 1 && (
        <div className="flex flex-wrap items-center gap-2">
          <p className="grow text-sm text-quiet">{t('withdraw.keep')}</p>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" variant="outline" onPress={() => onChange(items.map(({ id }) => id))}>
              {t('withdraw.all')}
            </Button>
            <Button size="sm" variant="outline" onPress={() => onChange([])}>
              {t('withdraw.none')}
            </Button>
          </div>
        </div>
      )}
      {columnsOf([], flat).map((column) => {
        const within = flat.filter((item) => isSameColumn(item, column));
        const here = within.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
        const isUnnamed = within.some(({ id, category }) => category === 'IDENTITY' && chosen.includes(id));
        return (
          <div key={`${column.recipientId} ${column.purpose}`} className="rounded-8 border border-line px-4 pt-2 pb-1">
            <CheckboxGroup
              label={`${within[0]?.agency}　${l(`purpose.${column.purpose}`)}`}
              layout="grid"
              value={here}
              onChange={(ids) => onChange([...chosen.filter((id) => !within.some((item) => item.id === id)), ...ids])}
              choices={within.map(({ id, category }) => ({ id, label: l(`category.${category}`) }))}
            />
            {tiesToReferral && isUnnamed && here.length < within.length && (
              <p className="pb-2 text-sm text-quiet">{t('withdraw.identity')}</p>
            )}
          </div>
        );
      })}
    </div>
  );
}
