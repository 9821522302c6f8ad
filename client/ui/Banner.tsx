import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';
import { cx } from './classes.ts';
import { Icon } from './icons.tsx';
import { text } from './text.ts';
import { type Tone, toneIcon } from './tone.ts';

const edges: Record<Tone, string> = {
  info: 'border-blue-900 text-blue-900',
  success: 'border-success-2 text-success-2',
  warning: 'border-warning-yellow-2 text-warning-yellow-2',
  error: 'border-error-1 text-error-1',
};

/** A notice within the page. `live` has it read out when it appears after the page was opened. */
export function Banner({
  tone,
  title,
  children,
  action,
  live = false,
}: {
  tone: Tone;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  live?: boolean;
}) {
  const t = useText(text);
  return (
    <div
      role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}
      className={cx(
        edges[tone],
        'flex flex-wrap items-start gap-3 rounded-8 border-2 border-l-[1rem] bg-white px-4 py-3',
      )}
    >
      <span className="pt-0.5">
        <Icon name={toneIcon[tone]} size={24} />
      </span>
      <div className="min-w-0 grow basis-56 text-ink">
        <p className="font-bold leading-snug">
          <span className="sr-only">{t(`kind.${tone}`)}: </span>
          {title}
        </p>
        {children && <div className="mt-1 text-base leading-relaxed">{children}</div>}
      </div>
      {action}
    </div>
  );
}
