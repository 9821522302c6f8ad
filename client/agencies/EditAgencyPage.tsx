import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { AgencyForm } from './AgencyForm.tsx';
import { agencyName } from './agencyName.ts';
import { AgencyQuery } from './documents.ts';
import { text } from './text.ts';

/** Adding an agency to the directory. */
export function NewAgencyPage() {
  const t = useText(text);
  const { can } = useViewer();
  if (!can.manageAgencies) return <NotFound />;
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title.add')} />
      <AgencyForm />
    </div>
  );
}

/** Changing an agency's entry. */
export function EditAgencyPage() {
  const { id = '' } = useParams();
  return <Edit key={id} id={id} />;
}

function Edit({ id }: { id: string }) {
  const t = useText(text);
  const language = useLanguage();
  // Not live: what others change meanwhile is told when saving, and never replaces what is being typed.
  const [{ data, error }, refetch] = useQuery({
    query: AgencyQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  if (!data) {
    if (!error) return <Loading />;
    return <ErrorState {...failureIn(error)} onRetry={refetch} />;
  }
  if (!data.agency?.viewerCan.edit) return <NotFound />;
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title.edit', { name: agencyName(data.agency, language) })} />
      <AgencyForm agency={data.agency} />
    </div>
  );
}
