import { useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { foldForSearch } from '../ui/Select.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { SegmentedControl } from '../ui/Tabs.tsx';
import { TextField } from '../ui/TextField.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { type StaffMember, StaffQuery } from './documents.ts';
import { Person } from './Person.tsx';
import { YearHeads } from './PostingBars.tsx';
import { type When, whenOf } from './period.ts';
import { type NewSignIn, Slip } from './Slip.tsx';
import { text } from './text.ts';

const groups = ['current', 'future', 'past', 'all'] as const;

const groupOf = ({ postings }: StaffMember): When => {
  const all = postings.map(whenOf);
  return all.includes('current') ? 'current' : all.includes('future') ? 'future' : 'past';
};

/** The staff of the viewer's agency with their postings, for its manager. */
export function StaffPage() {
  const t = useText(text);
  const language = useLanguage();
  const { can, posting } = useViewer();
  const [slip, setSlip] = useState<{ signIn: NewSignIn; validFrom: string }>();
  if (!can.manageStaff) return <NotFound />;
  if (slip) return <Slip {...slip} agency={posting.agency.name} onDone={() => setSlip(undefined)} />;
  return (
    <>
      <PageHeader
        title={t('title.list')}
        lead={t('lead', { agency: agencyName(posting.agency, language) })}
        actions={
          <LinkButton href="/staff/new" icon="plus" variant="solid">
            {t('add')}
          </LinkButton>
        }
      />
      <Staff onSlip={(signIn, validFrom) => setSlip({ signIn, validFrom })} />
    </>
  );
}

function Staff({ onSlip }: { onSlip: (signIn: NewSignIn, validFrom: string) => void }) {
  const t = useText(text);
  const [group, setGroup] = useState<(typeof groups)[number]>('current');
  const [wanted, setWanted] = useState('');
  const { data, error, refetch } = useLiveQuery({ query: StaffQuery, variables: {} });
  if (!data) {
    if (!error) return <Loading lines={8} />;
    return <ErrorState {...failureIn(error)} onRetry={refetch} />;
  }
  const inGroup = (id: (typeof groups)[number]) => data.staff.filter((each) => id === 'all' || groupOf(each) === id);
  const folded = foldForSearch(wanted.trim());
  const shown = inGroup(group).filter(({ name, nameKana, login }) =>
    foldForSearch(`${name} ${nameKana} ${login}`).includes(folded),
  );
  return (
    <>
      <search className="mb-4 flex flex-wrap items-end gap-x-6 gap-y-3">
        <TextField type="search" label={t('search')} value={wanted} onChange={setWanted} className="w-full sm:w-72" />
        <SegmentedControl
          label={t('caption')}
          value={group}
          onChange={setGroup}
          choices={groups.map((id) => ({ id, label: t(`groups.${id}`), count: inGroup(id).length }))}
        />
        <p role="status" className="sr-only">
          {t('found', { count: shown.length })}
        </p>
      </search>
      {shown.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <>
          <YearHeads />
          <ul aria-label={t('caption')} className="border-t border-solid-gray-536">
            {shown.map((member) => (
              <Person key={member.id} member={member} onSlip={onSlip} onChanged={refetch} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
