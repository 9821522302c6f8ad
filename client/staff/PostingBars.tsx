import { fiscalYearOf } from '../../api/clock/fiscalYear.ts';
import { today } from '../../api/clock/tokyoDate.ts';
import { fiscalYearEnd, fiscalYearName } from '../days.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { cx } from '../ui/classes.ts';
import type { StaffPosting } from './documents.ts';
import { whenOf } from './period.ts';
import { text } from './text.ts';

/** Fiscal years drawn: the last, the present and the next. */
function drawnYears(): number[] {
  const now = fiscalYearOf(today());
  return [now - 1, now, now + 1];
}

function scale(): (instant: string | null) => number {
  const [first = 0, , last = 0] = drawnYears();
  const start = Date.parse(`${first}-04-01T00:00:00+09:00`);
  const end = Date.parse(`${fiscalYearEnd(last)}T24:00:00+09:00`);
  return (instant) => {
    if (instant === null) return 100;
    return Math.min(100, Math.max(0, ((Date.parse(instant) - start) / (end - start)) * 100));
  };
}

/** Columns shared by the heads and the rows of the list. */
export const columns =
  'sm:grid sm:gap-x-6 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_6.5rem] lg:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_minmax(0,16rem)_6.5rem]';

/** The fiscal years over the bars; only where there is room for bars. */
export function YearHeads() {
  const language = useLanguage();
  return (
    <div aria-hidden="true" className="hidden lg:block">
      <div className={cx(columns, 'pb-1 text-xs text-quiet')}>
        <span />
        <span />
        <span className="grid grid-cols-3">
          {drawnYears().map((year) => (
            <span key={year} className="border-l border-solid-gray-420 pl-1">
              {fiscalYearName(year, language)}
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}

const looks = {
  current: 'bg-key-900',
  future: 'border-2 border-dashed border-key-900 bg-key-50',
  past: 'bg-solid-gray-420',
};

/** One bar a posting over three fiscal years, with a line at today. The same is said in words beside it. */
export function PostingBars({ postings }: { postings: readonly StaffPosting[] }) {
  const t = useText(text);
  const at = scale();
  const now = at(new Date().toISOString());
  return (
    <div aria-hidden="true" className="relative hidden self-stretch lg:block">
      <div className="absolute inset-0 grid grid-cols-3">
        {drawnYears().map((year) => (
          <span key={year} className="border-l border-line" />
        ))}
      </div>
      <span title={t('today')} className="absolute inset-y-0 w-0.5 bg-orange-700" style={{ left: `${now}%` }} />
      <div className="relative flex flex-col gap-3 py-1">
        {postings.map((posting) => {
          const left = at(posting.validFrom);
          const width = at(posting.validUntil) - left;
          return (
            <span key={posting.id} className="block h-4">
              {width > 0 && (
                <span
                  className={cx('relative block h-full rounded-4', looks[whenOf(posting)])}
                  style={{ left: `${left}%`, width: `max(${width}%, 3px)` }}
                />
              )}
            </span>
          );
        })}
      </div>
    </div>
  );
}
