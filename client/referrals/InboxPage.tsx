import { ReferralBox } from './list/ReferralBox.tsx';

/** Inbox: what other agencies have sent here. */
export function InboxPage() {
  return <ReferralBox key="INBOX" box="INBOX" />;
}
