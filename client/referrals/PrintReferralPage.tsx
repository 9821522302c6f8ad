import { useParams } from 'react-router';
import { SheetView } from './print/SheetView.tsx';

/** The referral sheet on paper. */
export function PrintReferralPage() {
  const { id = '' } = useParams();
  return <SheetView key={id} id={id} />;
}
