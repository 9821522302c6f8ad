import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useText } from '../i18n/text.ts';
import { useHeadingLevel } from './layout.tsx';
import { text } from './text.ts';

let headedLocation = 'default';

/**
 * Heading of a page. It titles the window and takes the focus when the person has come from another page; within another page, as
 * where one page shows another, it does neither.
 * @param windowTitle title of the window where `title` holds a person's name: browsers keep window titles in their history
 */
export function PageHeader({
  title,
  windowTitle,
  lead,
  meta,
  actions,
}: {
  title: ReactNode;
  windowTitle?: string;
  /** One sentence on what is done here. */
  lead?: ReactNode;
  /** Status, dates and the like beside the heading. */
  meta?: ReactNode;
  actions?: ReactNode;
}) {
  const t = useText(text);
  const { key, state } = useLocation();
  // A page that changes its own address, as a draft does when it is first stored, keeps the focus where it is.
  const visit: string = state?.visit ?? key;
  const heading = useRef<HTMLHeadingElement>(null);
  const isWithin = useHeadingLevel() > 2;
  useEffect(() => {
    if (isWithin || visit === headedLocation) return;
    headedLocation = visit;
    // Where the page is scrolled to is the router's business: going back leads to where one was.
    heading.current?.focus({ preventScroll: true });
  }, [visit, isWithin]);
  const named = windowTitle ?? (typeof title === 'string' ? title : undefined);
  const Heading = isWithin ? 'h2' : 'h1';
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      {!isWithin && <title>{named ? `${named} | ${t('product')}` : t('product')}</title>}
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Heading ref={heading} tabIndex={-1} className="text-std-24B-150 max-sm:text-std-20B-150">
            {title}
          </Heading>
          {meta}
        </div>
        {lead && <p className="mt-1 max-w-3xl text-base text-pretty text-quiet">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
    </header>
  );
}
