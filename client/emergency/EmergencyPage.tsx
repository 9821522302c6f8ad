import { useParams } from 'react-router';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { Banner } from '../ui/Banner.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { EmergencyFragment, EmergencyQuery } from './documents.ts';
import { EmergencyCard } from './EmergencyCard.tsx';
import { text } from './text.ts';

/** One emergency access; after it was opened, what it opened. */
export function EmergencyPage() {
  const { id = '' } = useParams();
  return <Shown key={id} id={id} />;
}

function Shown({ id }: { id: string }) {
  const t = useText(text);
  const { user } = useViewer();
  const { data, error, isLoading, refetch } = useLiveQuery({ query: EmergencyQuery, variables: { id } });
  const access = data?.emergencyAccess;
  const shown = unmask(EmergencyFragment, access);
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t('title.one')}
        actions={
          <LinkButton size="sm" href="/emergencies">
            {t('action.list')}
          </LinkButton>
        }
      />
      {access && shown ? (
        <>
          {shown.state === 'NOTHING' && shown.user.id === user.id && (
            <div className="mb-5">
              <Banner tone="info" title={t('nobodyFound.title')}>
                {t('nobodyFound.body')}
              </Banner>
            </div>
          )}
          <EmergencyCard access={access} onChanged={refetch} />
        </>
      ) : isLoading ? (
        <Loading />
      ) : (
        <ErrorState {...failureIn(error)} onRetry={error ? refetch : undefined} />
      )}
    </div>
  );
}
