import { createContext, type ReactNode, useContext, useId } from 'react';
import { cx } from './classes.ts';

const Level = createContext<2 | 3>(2);

/** The level at which headings stand here: 2 under a page's heading. */
export const useHeadingLevel = (): 2 | 3 => useContext(Level);

/** Sections within stand under a heading of the page's own: their headings are one level lower. */
export function Subsections({ children }: { children: ReactNode }) {
  return <Level value={3}>{children}</Level>;
}

/** A part of a page with a heading of its own. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId();
  const level = useContext(Level);
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={id} className="mb-7 break-inside-avoid">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Heading id={id} className={level === 2 ? 'text-std-18B-160' : 'text-std-16B-170'}>
          {title}
        </Heading>
        {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** A framed group of things that belong together. */
export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx('rounded-8 border border-line bg-white p-4', className)}>{children}</div>;
}

/** Names and values of one thing. An empty value shows a dash, so that "none" and "forgotten" look alike to nobody. */
export function DescriptionList({
  items,
  columns = 1,
}: {
  items: readonly { id: string; term: string; value: ReactNode }[];
  columns?: 1 | 2;
}) {
  return (
    <dl className={cx('grid gap-x-8', columns === 2 && 'lg:grid-cols-2')}>
      {items.map(({ id, term, value }) => (
        <div
          key={id}
          className="grid gap-x-4 border-b border-line py-2 last:border-b-0 sm:grid-cols-[minmax(7rem,10rem)_minmax(0,1fr)] print:grid-cols-[8rem_minmax(0,1fr)]"
        >
          <dt className="text-sm leading-6 text-quiet">{term}</dt>
          <dd className="min-w-0 whitespace-pre-wrap">
            {value === null || value === undefined || value === '' ? <span className="text-quiet">—</span> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
