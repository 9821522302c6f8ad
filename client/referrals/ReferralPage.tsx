import { useParams } from 'react-router';
import { ReferralView } from './page/ReferralView.tsx';

/** One referral. */
export function ReferralPage() {
  const { id = '' } = useParams();
  return <ReferralView key={id} id={id} />;
}
