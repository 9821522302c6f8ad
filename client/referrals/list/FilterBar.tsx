import { useEffect, useId, useRef, useState } from 'react';
import { Input, SearchField, ToggleButton } from 'react-aria-components';
import type { ReferralOrder } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { cx, inputBox } from '../../ui/classes.ts';
import { Icon } from '../../ui/icons.tsx';
import { Select } from '../../ui/Select.tsx';
import { type AgencyChoice, FilterPanel } from './FilterPanel.tsx';
import { countFilters, type ListFilters, orders } from './filters.ts';
import { text } from './text.ts';

/** One quick filter: how it reads, how many rows it has, and what it sets. */
export interface QuickFilter {
  id: string;
  label: string;
  count?: number;
  isOn: boolean;
  toggle: (isOn: boolean) => void;
}

/** Search, quick filters, order, and the panel of the other filters. */
export function FilterBar({
  box,
  filters,
  quick,
  search,
  agencies,
  onChange,
  onClear,
  onSearch,
}: {
  box: 'INBOX' | 'OUTBOX';
  filters: ListFilters;
  quick: readonly QuickFilter[];
  search: string;
  agencies: readonly AgencyChoice[];
  onChange: (part: Partial<ListFilters>) => void;
  onClear: () => void;
  onSearch: (words: string) => void;
}) {
  const t = useText(text);
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const inPanel = countFilters({
    ...filters,
    waiting: false,
    asked: false,
    overdue: false,
    unread: false,
    mine: false,
  });
  return (
    <div className="mb-4 flex flex-col gap-3">
      <fieldset aria-label={t('quick.label')} className="flex flex-wrap gap-2">
        {quick.map((each) => (
          <ToggleButton
            key={each.id}
            isSelected={each.isOn}
            onChange={each.toggle}
            className="control-h-sm inline-flex items-center gap-1.5 rounded-full border border-field bg-white px-3 text-sm hover:bg-solid-gray-100 selected:border-key-900 selected:bg-key-900 selected:font-bold selected:text-white"
          >
            {each.isOn && <Icon name="check" size={14} />}
            {each.label}
            {each.count !== undefined && <span className="tabular-nums">({each.count})</span>}
          </ToggleButton>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-end gap-3">
        <SearchWords value={search} onChange={onSearch} />
        <Select<ReferralOrder>
          label={t('order')}
          className="w-44 max-sm:grow [&:lang(en)]:w-54"
          value={filters.order}
          onChange={(order) => onChange({ order: order || 'CHANGED' })}
          choices={orders.map((id) => ({ id, label: t(`orders.${id}`) }))}
        />
        <Button
          variant="outline"
          aria-expanded={isOpen}
          aria-controls={panelId}
          icon={isOpen ? 'minus' : 'plus'}
          onPress={() => setOpen(!isOpen)}
        >
          {inPanel > 0 ? t('filterCount', { count: inPanel }) : t('filter')}
        </Button>
      </div>
      <div id={panelId} hidden={!isOpen}>
        {isOpen && (
          <FilterPanel box={box} filters={filters} agencies={agencies} onChange={onChange} onClear={onClear} />
        )}
      </div>
    </div>
  );
}

/** What is searched for; it is handed on when typing pauses, and not while Japanese is being composed. */
function SearchWords({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const t = useText(text);
  const [typed, setTyped] = useState(value);
  const isComposing = useRef(false);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value || isComposing.current) return;
    const timer = setTimeout(() => latest.current(typed), 300);
    return () => clearTimeout(timer);
  }, [typed, value]);
  const noteId = useId();
  return (
    <search className="min-w-64 flex-1 basis-80">
      <SearchField
        aria-label={t('search')}
        aria-describedby={noteId}
        value={typed}
        onChange={setTyped}
        onSubmit={(words) => onChange(words)}
        onClear={() => onChange('')}
        className="relative w-full"
      >
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-quiet">
          <Icon name="search" size={18} />
        </span>
        <Input
          placeholder={t('search')}
          onCompositionStart={() => {
            isComposing.current = true;
          }}
          onCompositionEnd={(event) => {
            isComposing.current = false;
            setTyped(event.currentTarget.value);
            latest.current(event.currentTarget.value);
          }}
          className={cx(inputBox, 'w-full pl-9')}
        />
        <span id={noteId} className="sr-only">
          {t('searchNote')}
        </span>
      </SearchField>
    </search>
  );
}
