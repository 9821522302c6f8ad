import { useSearchParams } from 'react-router';
import { parseJapaneseDate } from '../../api/text/eraDate.ts';
import { patterns } from './documents.ts';

/** What the page shows; it stands in the address, which holds ids, days and codes alone. */
export interface Filter {
  part: 'patterns' | 'entries';
  from: string;
  until: string;
  agencyId: string;
  userId: string;
  record: string;
  operation: string;
  pattern: (typeof patterns)[number] | '';
}

const keys = ['from', 'until', 'agencyId', 'userId', 'record', 'operation'] as const;

/** The filter in the address, and a way to change parts of it. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const [params, setParams] = useSearchParams();
  const text = Object.fromEntries(keys.map((key) => [key, params.get(key) ?? ''])) as Record<
    (typeof keys)[number],
    string
  >;
  const filter: Filter = {
    ...text,
    part: params.get('part') === 'entries' ? 'entries' : 'patterns',
    pattern: patterns.find((each) => each === params.get('pattern')) ?? '',
  };
  const change = (changes: Partial<Filter>) => {
    const next = Object.entries({ ...filter, ...changes }).filter(([, value]) => value !== '');
    setParams(Object.fromEntries(next), { replace: true });
  };
  return [filter, change];
}

/** A day to ask for; null for none and for what is half typed. */
export const dayOrNull = (typed: string): string | null => {
  const parsed = parseJapaneseDate(typed);
  return 'iso' in parsed ? parsed.iso : null;
};

/** The address of entries. */
export const entriesHref = (filter: Partial<Filter>): string =>
  `/ledger?${new URLSearchParams({ part: 'entries', ...filter } as Record<string, string>)}`;
