import { Button, IconButton, LinkButton, TextLink } from '../Button.tsx';
import { Section } from '../layout.tsx';
import { useWords } from './words.ts';

/** Buttons and links. */
export function Buttons() {
  const l = useWords();
  return (
    <Section title={l('ボタンとリンク', 'Buttons and links')}>
      <div className="flex flex-col gap-3">
        {(['md', 'sm'] as const).map((size) => (
          <div key={size} className="flex flex-wrap items-center gap-3">
            <Button size={size}>{l('送る', 'Send')}</Button>
            <Button size={size} variant="outline">
              {l('下書きを保存', 'Save the draft')}
            </Button>
            <Button size={size} variant="text">
              {l('やめる', 'Cancel')}
            </Button>
            <Button size={size} danger>
              {l('取り下げる', 'Withdraw')}
            </Button>
            <Button size={size} variant="outline" danger>
              {l('辞退する', 'Decline')}
            </Button>
            <Button size={size} icon="plus">
              {l('つなぎを作る', 'New referral')}
            </Button>
            <Button size={size} isPending>
              {l('送っています', 'Sending')}
            </Button>
            <Button size={size} isDisabled>
              {l('送れません', 'Cannot send')}
            </Button>
            <Button size={size} variant="outline" isDisabled>
              {l('使えません', 'Not available')}
            </Button>
            <IconButton size={size} icon="printer" label={l('印刷する', 'Print')} />
          </div>
        ))}
        <div className="flex flex-wrap items-center gap-4">
          <LinkButton href="/inbox" icon="inbox">
            {l('受信箱を開く', 'Open the inbox')}
          </LinkButton>
          <TextLink href="/agencies">{l('機関一覧を見る', 'See the agencies')}</TextLink>
        </div>
      </div>
    </Section>
  );
}
