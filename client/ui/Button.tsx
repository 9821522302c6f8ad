import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Link as AriaLink,
  type LinkProps as AriaLinkProps,
  ProgressBar,
} from 'react-aria-components';
import { useText } from '../i18n/text.ts';
import { cx } from './classes.ts';
import { Icon, type IconName } from './icons.tsx';
import { text } from './text.ts';

/** How a button looks; `danger` is for what cannot be undone. */
export interface ButtonLook {
  variant?: 'solid' | 'outline' | 'text';
  size?: 'sm' | 'md';
  danger?: boolean;
  icon?: IconName;
  children: ReactNode;
}

const base =
  'inline-flex items-center justify-center gap-1.5 text-center font-bold leading-tight no-underline ' +
  'unusable:cursor-not-allowed';
const sizes = { sm: 'control-h-sm rounded-6 px-3 text-sm', md: 'control-h rounded-8 px-4 text-base' };
const looks = {
  solid:
    'bg-key-900 text-white hover:bg-key-1000 hover:underline pressed:bg-key-1200 unusable:bg-solid-gray-300 unusable:text-solid-gray-700 unusable:no-underline',
  outline:
    'border border-current bg-white text-key-900 hover:bg-key-100 hover:text-key-1000 hover:underline pressed:bg-key-200 unusable:text-solid-gray-600 unusable:bg-white unusable:no-underline',
  text: 'text-key-900 underline underline-offset-4 hover:bg-key-50 hover:text-key-1000 hover:decoration-2 pressed:bg-key-100 unusable:text-solid-gray-600 unusable:bg-transparent',
};
const dangers = {
  solid:
    'bg-red-900 text-white hover:bg-red-1000 hover:underline pressed:bg-red-1200 unusable:bg-solid-gray-300 unusable:text-solid-gray-700 unusable:no-underline',
  outline:
    'border border-current bg-white text-red-900 hover:bg-red-50 hover:underline pressed:bg-red-100 unusable:text-solid-gray-600 unusable:no-underline',
  text: 'text-red-900 underline underline-offset-4 hover:bg-red-50 hover:decoration-2 pressed:bg-red-100 unusable:text-solid-gray-600',
};

/** Class names of a button, for the rare control that must look like one. */
export function buttonClass({ variant = 'solid', size = 'md', danger = false }: Omit<ButtonLook, 'children'>): string {
  return cx(base, sizes[size], (danger ? dangers : looks)[variant]);
}

/** A turning ring for work of unknown length. */
function Spinner({ label }: { label: string }) {
  return (
    <ProgressBar aria-label={label} isIndeterminate className="inline-flex">
      <svg aria-hidden="true" className="size-5 animate-spin" viewBox="0 0 24 24" fill="none">
        <circle cx="12" cy="12" r="9" stroke="currentColor" strokeOpacity="0.3" strokeWidth="3" />
        <path d="M12 3a9 9 0 0 1 9 9" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      </svg>
    </ProgressBar>
  );
}

/** Something to press. `isPending` keeps the focus, stops a second press and says that work goes on. */
export function Button({
  variant,
  size,
  danger,
  icon,
  children,
  className,
  ...props
}: Omit<AriaButtonProps, 'children' | 'className'> & ButtonLook & { className?: string }) {
  const t = useText(text);
  return (
    <AriaButton {...props} className={cx(buttonClass({ variant, size, danger }), className)}>
      {props.isPending ? <Spinner label={t('working')} /> : icon && <Icon name={icon} size={size === 'sm' ? 16 : 20} />}
      {children}
    </AriaButton>
  );
}

/** A link with the weight of a button: it goes somewhere and changes nothing. */
export function LinkButton({
  variant = 'outline',
  size,
  danger,
  icon,
  children,
  className,
  ...props
}: Omit<AriaLinkProps, 'children' | 'className'> & ButtonLook & { href: string; className?: string }) {
  return (
    <AriaLink {...props} className={cx(buttonClass({ variant, size, danger }), className)}>
      {icon && <Icon name={icon} size={size === 'sm' ? 16 : 20} />}
      {children}
    </AriaLink>
  );
}

/** A button that shows a sign alone; its words are read aloud and shown by the browser on hover. */
export function IconButton({
  icon,
  label,
  size = 'md',
  ...props
}: Omit<AriaButtonProps, 'children' | 'className'> & { icon: IconName; label: string; size?: 'sm' | 'md' }) {
  return (
    <AriaButton
      {...props}
      aria-label={label}
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-6 text-ink hover:bg-solid-gray-100 pressed:bg-solid-gray-200 unusable:text-solid-gray-400',
        size === 'sm' ? 'control-h-sm aspect-square' : 'control-h aspect-square',
      )}
    >
      <Icon name={icon} />
    </AriaButton>
  );
}

/** A link within text or a list. */
export function TextLink({
  className,
  ...props
}: Omit<AriaLinkProps, 'className'> & { href: string; className?: string }) {
  return (
    <AriaLink
      {...props}
      className={cx(
        'text-blue-1000 underline underline-offset-[0.1875rem] hover:text-blue-900 hover:decoration-[0.1875rem] pressed:text-orange-800',
        className,
      )}
    />
  );
}
