import { useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Select } from '../ui/Select.tsx';
import { SegmentedControl } from '../ui/Tabs.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useLiveQuery } from '../useLiveQuery.ts';
import { LedgerAgenciesQuery, patterns } from './documents.ts';
import { Entries } from './Entries.tsx';
import { type Filter, useFilter } from './filter.ts';
import { readings } from './operations.ts';
import { Patterns } from './Patterns.tsx';
import { text } from './text.ts';

const any = 'ANY';

/** What auditors look at: who looked at whom, and what of it is worth asking about. */
export function LedgerPage() {
  const t = useText(text);
  const { can } = useViewer();
  const [filter, change] = useFilter();
  if (!can.readLedger) return <NotFound />;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="mb-4">
        <SegmentedControl
          label={t('part')}
          value={filter.part}
          onChange={(part) => change({ part })}
          choices={(['patterns', 'entries'] as const).map((id) => ({ id, label: t(id) }))}
        />
      </div>
      <search className="mb-5 flex flex-wrap items-start gap-x-4 gap-y-3">
        <DateField label={t('filter.from')} value={filter.from} onChange={(from) => change({ from })} />
        <DateField label={t('filter.until')} value={filter.until} onChange={(until) => change({ until })} />
        {filter.part === 'entries' && <EntryFilter filter={filter} change={change} />}
      </search>
      {filter.part === 'entries' ? (
        <Entries key={JSON.stringify(filter)} filter={filter} change={change} />
      ) : (
        <Patterns filter={filter} change={change} />
      )}
    </>
  );
}

function EntryFilter({ filter, change }: { filter: Filter; change: (changes: Partial<Filter>) => void }) {
  const t = useText(text);
  const language = useLanguage();
  const { data } = useLiveQuery({ query: LedgerAgenciesQuery, variables: {} });
  const chosen = (value: string) => (value === any ? '' : value);
  const cleared = { from: '', until: '', agencyId: '', userId: '', record: '', operation: '', pattern: '' } as const;
  return (
    <>
      <Select
        label={t('filter.agency')}
        value={filter.agencyId || any}
        onChange={(agencyId) => change({ agencyId: chosen(agencyId) })}
        choices={[
          { id: any, label: t('filter.anyAgency') },
          ...(data?.agencies ?? []).map((agency) => ({ id: agency.id, label: agencyName(agency, language) })),
        ]}
        className="w-full sm:w-64"
      />
      <Select
        label={t('filter.operation')}
        value={filter.operation || any}
        onChange={(operation) => change({ operation: chosen(operation) })}
        choices={[
          { id: any, label: t('filter.anyOperation') },
          ...readings.map((id) => ({ id, label: t(`reading.${id}`) })),
        ]}
        className="w-full sm:w-56"
      />
      <Select
        label={t('filter.pattern')}
        value={filter.pattern || any}
        onChange={(pattern) => change({ pattern: chosen(pattern) as Filter['pattern'] })}
        choices={[
          { id: any, label: t('filter.anyPattern') },
          ...patterns.map((id) => ({ id, label: t(`pattern.${id}`) })),
        ]}
        className="w-full sm:w-56"
      />
      <RecordField key={filter.record} record={filter.record} onRecord={(record) => change({ record })} />
      <div className="self-end pb-0.5">
        <Button variant="outline" size="sm" onPress={() => change(cleared)}>
          {t('filter.clear')}
        </Button>
      </div>
    </>
  );
}

/** Asks once the sign is whole: each asking is on record. */
function RecordField({ record, onRecord }: { record: string; onRecord: (record: string) => void }) {
  const t = useText(text);
  const [typed, setTyped] = useState(record);
  const isWhole = (sign: string) => sign === '' || sign.normalize('NFKC').replace(/[\s-]/g, '').length === 10;
  return (
    <TextField
      label={t('filter.record')}
      description={t('filter.recordHint')}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        if (isWhole(next)) onRecord(next.trim());
      }}
      className="w-full sm:w-72"
    />
  );
}
