import { type ReactNode, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { EmptyState } from '../ui/states.tsx';
import { SegmentedControl, Tabs } from '../ui/Tabs.tsx';
import { useLiveQuery } from '../useLiveQuery.ts';
import { EmergencyCountsQuery } from './documents.ts';
import { EmergencyList } from './EmergencyList.tsx';
import { Figures } from './Figures.tsx';
import { text } from './text.ts';

/** Emergency accesses: one's own, those to review, those that opened the agency's records, and their figures. */
export function EmergenciesPage() {
  const t = useText(text);
  const { can } = useViewer();
  const { data } = useLiveQuery({ query: EmergencyCountsQuery, variables: {} });
  const counts = data?.emergencyCounts;
  const tabs: { id: string; label: string; count?: number; content: ReactNode }[] = [
    ...(can.reviewEmergencies
      ? [{ id: 'review', label: t('tab.review'), count: counts?.unreviewed, content: <ToReview /> }]
      : []),
    ...(can.overseeEmergencies
      ? [
          {
            id: 'disclosed',
            label: t('tab.disclosed'),
            count: counts?.disclosed,
            content: <EmergencyList box="DISCLOSED" empty={<EmptyState title={t('empty.disclosed')} />} />,
          },
        ]
      : []),
    ...(can.openEmergency
      ? [
          {
            id: 'mine',
            label: t('tab.mine'),
            content: <EmergencyList box="MINE" empty={<EmptyState title={t('empty.mine')} />} />,
          },
        ]
      : []),
    ...(can.reviewEmergencies ? [{ id: 'figures', label: t('tab.figures'), content: <Figures /> }] : []),
  ];
  if (tabs.length === 0) return <NotFound />;
  return (
    <>
      <PageHeader
        title={t('title.list')}
        lead={t('lead')}
        actions={
          can.openEmergency && (
            <LinkButton href="/emergencies/new" icon="lock">
              {t('title.open')}
            </LinkButton>
          )
        }
      />
      {tabs.length === 1 ? tabs[0]?.content : <Tabs label={t('title.list')} tabs={tabs} />}
    </>
  );
}

function ToReview() {
  const t = useText(text);
  const [which, setWhich] = useState<'unreviewed' | 'all'>('unreviewed');
  return (
    <>
      <div className="mb-4">
        <SegmentedControl
          label={t('which.label')}
          value={which}
          onChange={setWhich}
          choices={[
            { id: 'unreviewed', label: t('which.unreviewed') },
            { id: 'all', label: t('which.all') },
          ]}
        />
      </div>
      <EmergencyList
        key={which}
        box="REVIEW"
        unreviewed={which === 'unreviewed'}
        empty={<EmptyState title={t(which === 'unreviewed' ? 'empty.review' : 'empty.all')} />}
      />
    </>
  );
}
