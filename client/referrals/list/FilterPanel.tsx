import { agencyName } from '../../agencies/agencyName.ts';
import type { Concern, ReferralStatus, Urgency } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckboxGroup } from '../../ui/Choices.tsx';
import { ComboBox, Select } from '../../ui/Select.tsx';
import { labels } from '../labels.ts';
import { concerns, countFilters, type ListFilters, statuses, urgencies } from './filters.ts';
import { text } from './text.ts';

/** An agency to filter by. */
export interface AgencyChoice {
  id: string;
  name: string;
  nameEn: string;
  nameKana: string;
}

/** The filters beyond the quick ones: status, urgency, agency, concern. Each takes effect at once. */
export function FilterPanel({
  box,
  filters,
  agencies,
  onChange,
  onClear,
}: {
  box: 'INBOX' | 'OUTBOX';
  filters: ListFilters;
  agencies: readonly AgencyChoice[];
  onChange: (part: Partial<ListFilters>) => void;
  onClear: () => void;
}) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const offered = statuses.filter((code) => box === 'OUTBOX' || code !== 'DRAFT');
  return (
    <div className="grid gap-5 rounded-8 border border-line bg-ground p-4 md:grid-cols-2">
      <CheckboxGroup<ReferralStatus>
        label={t('status')}
        layout="row"
        value={filters.status}
        onChange={(status) => onChange({ status })}
        choices={offered.map((id) => ({ id, label: l(`status.${id}`) }))}
        className="md:col-span-2"
      />
      <CheckboxGroup<Urgency>
        label={t('urgency')}
        layout="row"
        value={filters.urgency}
        onChange={(urgency) => onChange({ urgency })}
        choices={urgencies.map((id) => ({ id, label: l(`urgency.${id}`) }))}
        className="md:col-span-2"
      />
      <ComboBox
        label={t(box === 'INBOX' ? 'column.fromAgency' : 'column.toAgency')}
        placeholder={t('anyAgency')}
        value={filters.agencyId}
        onChange={(agencyId) => onChange({ agencyId })}
        choices={agencies.map((agency) => ({
          id: agency.id,
          label: agencyName(agency, language),
          search: agency.nameKana,
        }))}
      />
      <Select<Concern | 'ANY'>
        label={t('concern')}
        value={filters.concern || 'ANY'}
        onChange={(concern) => onChange({ concern: concern === 'ANY' ? '' : concern })}
        choices={[{ id: 'ANY', label: t('anyConcern') }, ...concerns.map((id) => ({ id, label: l(`concern.${id}`) }))]}
      />
      <div className="md:col-span-2">
        <Button variant="outline" size="sm" icon="cross" isDisabled={countFilters(filters) === 0} onPress={onClear}>
          {t('clearFilters')}
        </Button>
      </div>
    </div>
  );
}
