import { Badge, StatusBadge } from '../Badge.tsx';
import { Banner } from '../Banner.tsx';
import { Button } from '../Button.tsx';
import { Section } from '../layout.tsx';
import { EmptyState, ErrorState, Loading } from '../states.tsx';
import { useWords } from './words.ts';

/** Banners, badges, and the states of a page that has nothing to show yet. */
export function Notices() {
  const l = useWords();
  const statuses = [
    ['DRAFT', l('下書き', 'Draft')],
    ['SENT', l('送信済み', 'Sent')],
    ['RECEIVED', l('受理', 'Received')],
    ['ACCEPTED', l('引き受け', 'Accepted')],
    ['IN_PROGRESS', l('支援中', 'In progress')],
    ['CLOSED', l('終了', 'Closed')],
    ['RETURNED', l('差し戻し', 'Returned')],
    ['REDIRECTED', l('転送', 'Redirected')],
    ['WITHDRAWN', l('取り下げ', 'Withdrawn')],
    ['DECLINED', l('辞退', 'Declined')],
    ['EXPIRED', l('期限切れ', 'Expired')],
  ] as const;
  return (
    <Section title={l('お知らせと状態', 'Notices and states')}>
      <div className="mb-4 flex flex-col gap-3">
        <Banner tone="info" title={l('4月1日から所属が変わります', 'Your posting changes on 1 April')} />
        <Banner tone="success" title={l('つなぎを送りました', 'The referral was sent')}>
          {l('相談支援室が受け取ると、お知らせが届きます。', 'You will be told when the office receives it.')}
        </Banner>
        <Banner tone="warning" title={l('同意の期限が近づいています', 'The consent ends soon')}>
          {l('令和8年12月1日に切れます。', 'It ends on 1 Dec 2026.')}
        </Banner>
        <Banner
          tone="error"
          title={l('送れませんでした', 'It was not sent')}
          action={
            <Button size="sm" variant="outline">
              {l('もう一度送る', 'Send again')}
            </Button>
          }
        >
          {l('入力した内容は残っています。', 'What you typed is kept.')}
        </Banner>
      </div>
      <div className="mb-4 flex flex-wrap gap-2">
        {statuses.map(([status, words]) => (
          <StatusBadge key={status} status={status}>
            {words}
          </StatusBadge>
        ))}
        <Badge tone="red" icon="clock">
          {l('期限を2日過ぎています', '2 days overdue')}
        </Badge>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-3">
        <EmptyState
          title={l('受け取ったつなぎはありません', 'No referral has arrived')}
          action={<Button variant="outline">{l('つなぎを作る', 'New referral')}</Button>}
        >
          {l('新しく届くと、この一覧に出ます。', 'New ones appear here.')}
        </EmptyState>
        <ErrorState onRetry={() => {}} isOffline />
        <Loading />
      </div>
    </Section>
  );
}
