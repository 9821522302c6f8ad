import { ReferralBox } from './list/ReferralBox.tsx';

/** Outbox: what this agency has sent or is writing. */
export function OutboxPage() {
  return <ReferralBox key="OUTBOX" box="OUTBOX" />;
}
