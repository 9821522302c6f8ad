import type { ReactNode } from 'react';
import { cx } from './classes.ts';
import { Icon, type IconName } from './icons.tsx';

const tones = {
  neutral: 'border-solid-gray-600 bg-white text-solid-gray-800',
  quiet: 'border-transparent bg-solid-gray-100 text-solid-gray-800',
  blue: 'border-blue-900 bg-blue-50 text-blue-1000',
  green: 'border-green-900 bg-green-50 text-green-1000',
  yellow: 'border-yellow-1000 bg-yellow-50 text-yellow-1200',
  orange: 'border-orange-900 bg-orange-50 text-orange-1000',
  red: 'border-red-900 bg-red-50 text-red-1000',
};

/** Colour family of a badge. */
export type BadgeTone = keyof typeof tones;

/** A short mark beside a thing; the words carry the meaning, the colour only repeats it. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: BadgeTone;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <span
      className={cx(
        tones[tone],
        'inline-flex items-center gap-1 whitespace-nowrap rounded-4 border px-2 py-0.5 align-middle text-sm leading-snug',
      )}
    >
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}

/** Where a referral stands (`ReferralStatus`); who has to act is told apart by colour: orange waits for the reader's side. */
const statusTones: Record<string, BadgeTone> = {
  DRAFT: 'neutral',
  SENT: 'blue',
  RECEIVED: 'blue',
  ACCEPTED: 'green',
  IN_PROGRESS: 'green',
  CLOSED: 'quiet',
  RETURNED: 'orange',
  REDIRECTED: 'yellow',
  WITHDRAWN: 'quiet',
  DECLINED: 'red',
  EXPIRED: 'quiet',
};

/** The badge of a status code; its words come from the noun that owns the code. */
export function StatusBadge({ status, children }: { status: string; children: ReactNode }) {
  return <Badge tone={statusTones[status] ?? 'neutral'}>{children}</Badge>;
}
