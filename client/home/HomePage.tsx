import { useViewer } from '../session/SessionProvider.tsx';
import { AuditHome } from './AuditHome.tsx';
import { DeskHome } from './DeskHome.tsx';
import { VolunteerHome } from './VolunteerHome.tsx';

/** The first page of the day: at a desk what waits, for a commissioned volunteer the one thing to do. */
export function HomePage() {
  const { posting } = useViewer();
  if (posting.agency.kind === 'AUDIT') return <AuditHome />;
  return posting.role === 'VOLUNTEER' ? <VolunteerHome /> : <DeskHome />;
}
