import type { ReactNode } from 'react';

const shapes = {
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  cross: <path d="m6 6 12 12M18 6 6 18" />,
  chevronDown: <path d="m6 9.5 6 6 6-6" />,
  chevronRight: <path d="m9.5 6 6 6-6 6" />,
  arrowUp: <path d="M12 19V6m-5 5 5-5 5 5" />,
  arrowDown: <path d="M12 5v13m-5-5 5 5 5-5" />,
  sort: <path d="m8 10 4-4 4 4M8 14l4 4 4-4" />,
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  lock: (
    <>
      <rect x="5.5" y="11" width="13" height="9" rx="1.5" />
      <path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.5v.1" />
    </>
  ),
  warning: (
    <>
      <path d="M12 4 2.8 20h18.4L12 4Z" />
      <path d="M12 10v5M12 17.4v.1" />
    </>
  ),
  error: (
    <>
      <path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3L8.3 3Z" />
      <path d="M12 8v5M12 16v.1" />
    </>
  ),
  success: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.5 3 3 5.5-6" />
    </>
  ),
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="m15 15 5 5" />
    </>
  ),
  home: <path d="M4 11 12 4l8 7v9h-5.5v-5.5h-5V20H4v-9Z" />,
  inbox: <path d="M4 14h4.5l1.5 3h4l1.5-3H20M4 14v6h16v-6L17 5H7L4 14Z" />,
  outbox: <path d="M20 4 3.5 11l6 2.5L20 4Zm0 0-7 16-3.5-6.5" />,
  write: <path d="M4 20h4L19.5 8.5l-4-4L4 16v4Zm9.5-13.5 4 4" />,
  people: (
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.5 20c0-4 2.7-6.5 6.5-6.5s6.5 2.5 6.5 6.5M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14c2.5.8 4 3 4 6" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 21c0-4.5 3.2-7.5 8-7.5s8 3 8 7.5" />
    </>
  ),
  agency: <path d="M4 21V6l8-3v18M12 9h8v12M2.5 21h19M7.5 9v.1M7.5 13v.1M7.5 17v.1M16 13v.1M16 17v.1" />,
  staff: (
    <>
      <rect x="4" y="4" width="16" height="17" rx="1.5" />
      <circle cx="12" cy="11" r="2.5" />
      <path d="M7.5 18c.5-2.3 2.2-3.5 4.5-3.5s4 1.2 4.5 3.5M10 4v2h4V4" />
    </>
  ),
  conference: (
    <>
      <circle cx="12" cy="12" r="4.5" />
      <path d="M12 3.5v.1M12 20.4v.1M4.6 7.7v.1M19.4 7.7v.1M4.6 16.2v.1M19.4 16.2v.1" strokeWidth="3.2" />
    </>
  ),
  leaflet: <path d="M5 3.5h10l4 4V20.5H5v-17ZM14.5 3.5V8H19M8.5 12.5h7M8.5 16.5h7" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9S9 6 12 3Z" />
    </>
  ),
  help: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.3 9.5A2.8 2.8 0 0 1 12 7.2c1.6 0 2.8 1 2.8 2.5 0 2-2.8 2.2-2.8 4.3M12 16.7v.1" />
    </>
  ),
  phone: (
    <path d="M6 3.5h3l1.5 5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 5 1.5v3c0 1-.8 2-2 2C10.5 20 4 13.5 4 5.5c0-1.2 1-2 2-2Z" />
  ),
  file: <path d="M6 3h8l4 4v14H6V3ZM13.5 3v4.5H18" />,
  printer: <path d="M7 8V3.5h10V8M7 17H4V8h16v9h-3M7 14h10v6.5H7V14Z" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.5l3.5 2" />
    </>
  ),
} satisfies Record<string, ReactNode>;

/** Names of the drawn signs. */
export type IconName = keyof typeof shapes;

/** A drawn sign beside words; it says nothing by itself, so it is hidden from screen readers. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      className="shrink-0"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {shapes[name]}
    </svg>
  );
}
