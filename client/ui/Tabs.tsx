import type { ReactNode } from 'react';
import {
  Tabs as AriaTabs,
  SelectionIndicator,
  Tab,
  TabList,
  TabPanel,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { cx } from './classes.ts';

/** One of two to five views or filters, all in sight; the change shows at once. */
export function SegmentedControl<K extends string>({
  label,
  value,
  onChange,
  choices,
}: {
  label: string;
  value: K;
  onChange: (value: K) => void;
  choices: readonly { id: K; label: string; count?: number }[];
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [next] = keys;
        if (next !== undefined) onChange(next as K);
      }}
      className="inline-flex max-w-full flex-wrap rounded-8 border border-field p-0.5"
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice.id}
          id={choice.id}
          className="control-h-sm flex items-center gap-1.5 whitespace-nowrap rounded-6 px-3 text-sm hover:bg-solid-gray-100 selected:bg-key-900 selected:font-bold selected:text-white focus-visible:-outline-offset-4"
        >
          {choice.label}
          {choice.count !== undefined && <Count value={choice.count} />}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function Count({ value }: { value: number }) {
  return <span className="tabular-nums">({value})</span>;
}

/** Parts of one page, one shown at a time. */
export function Tabs({
  label,
  tabs,
  selected,
  onSelect,
}: {
  label: string;
  tabs: readonly { id: string; label: string; count?: number; content: ReactNode }[];
  selected?: string;
  onSelect?: (id: string) => void;
}) {
  return (
    <AriaTabs selectedKey={selected} onSelectionChange={(key) => onSelect?.(String(key))}>
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b border-solid-gray-420 p-1 pb-0">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className={cx(
              'control-h relative flex cursor-pointer items-center gap-1.5 whitespace-nowrap rounded-t-6 px-4 text-base hover:bg-solid-gray-50',
              'selected:font-bold selected:text-key-900 focus-visible:-outline-offset-4',
            )}
          >
            {tab.label}
            {tab.count !== undefined && <Count value={tab.count} />}
            <SelectionIndicator className="absolute inset-x-0 bottom-0 h-1 bg-key-900" />
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-4">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
