import { useState } from 'react';
import { Button } from '../Button.tsx';
import { confirm, Dialog } from '../Dialog.tsx';
import { Section } from '../layout.tsx';
import { Menu, Popover, Tooltip } from '../Menu.tsx';
import { toast } from '../Toast.tsx';
import { useWords } from './words.ts';

/** Dialogs, menus, tooltips and passing messages. */
export function Overlays() {
  const l = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={l('重なる部品', 'Overlays')}>
      <div className="flex flex-wrap gap-3">
        <Button variant="outline" onPress={() => setOpen(true)}>
          {l('ダイアログ', 'Dialog')}
        </Button>
        <Button
          variant="outline"
          danger
          onPress={async () => {
            const agreed = await confirm({
              title: l('このつなぎを取り下げますか', 'Withdraw this referral?'),
              body: l('相手の機関からは見えなくなります。', 'The receiving agency will no longer see it.'),
              action: l('取り下げる', 'Withdraw'),
              danger: true,
            });
            if (agreed) toast('success', l('取り下げました。', 'Withdrawn.'));
          }}
        >
          {l('確認', 'Confirm')}
        </Button>
        <Menu
          label={l('ほかの操作', 'More actions')}
          trigger={<Button variant="outline">{l('ほかの操作', 'More actions')}</Button>}
          sections={[
            {
              id: 'a',
              entries: [
                { id: 'print', label: l('つなぐシートを印刷', 'Print the sheet'), icon: 'printer' },
                {
                  id: 'redirect',
                  label: l('別の機関へ転送', 'Redirect'),
                  note: l('本人の同意が必要です', 'Needs consent'),
                },
              ],
            },
            { id: 'b', entries: [{ id: 'decline', label: l('辞退する', 'Decline'), isDisabled: true }] },
          ]}
        />
        <Popover
          label={l('補足', 'Note')}
          trigger={<Button variant="text">{l('利用勧奨とは', 'What is this?')}</Button>}
        >
          {l(
            '制度を知らせたことだけを数えます。個人の情報は記録しません。',
            'Counts that the service was made known. No personal data.',
          )}
        </Popover>
        <Tooltip words={l('本人が選んだ範囲だけが伝わります', 'Only as far as the person chose')}>
          <Button variant="text">{l('伝わる範囲', 'What is told')}</Button>
        </Tooltip>
        <Button
          variant="outline"
          onPress={() => toast('info', l('新しいつなぎが届きました。', 'A referral has arrived.'))}
        >
          {l('お知らせを出す', 'Toast')}
        </Button>
        <Button variant="outline" onPress={() => toast('error', l('送れませんでした。', 'It was not sent.'))}>
          {l('エラーを出す', 'Error toast')}
        </Button>
      </div>
      <Dialog
        title={l('差し戻す理由', 'Why it is returned')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        footer={<Button onPress={() => setOpen(false)}>{l('差し戻す', 'Return it')}</Button>}
      >
        <p>{l('足りないことを書いて、紹介元に返します。', 'Say what is missing and give it back.')}</p>
      </Dialog>
    </Section>
  );
}
