import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  Popover as AriaPopover,
  Tooltip as AriaTooltip,
  Dialog,
  DialogTrigger,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
  type Placement,
  Separator,
  TooltipTrigger,
} from 'react-aria-components';
import { cx, floating, option } from './classes.ts';
import { Icon, type IconName } from './icons.tsx';

/** One entry of a menu: it either goes to `href` or runs `onAction`. */
export interface MenuEntry {
  id: string;
  label: string;
  note?: string;
  icon?: IconName;
  href?: string;
  onAction?: () => void;
  isDisabled?: boolean;
  /** Shown as the one in force. */
  isCurrent?: boolean;
}

/** A button (`trigger`) with a menu. Sections are parted by a line and may carry a title. */
export function Menu({
  label,
  trigger,
  sections,
  placement = 'bottom end',
}: {
  label: string;
  trigger: ReactElement;
  sections: readonly { id: string; title?: string; entries: readonly MenuEntry[] }[];
  placement?: Placement;
}) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover
        placement={placement}
        className={cx(floating, 'min-w-56 max-w-[min(24rem,calc(100vw-1rem))] overflow-auto')}
      >
        <AriaMenu aria-label={label} className="p-1.5 outline-none">
          {sections.flatMap((section, index) => {
            const entries = section.entries.map((entry) => <Entry key={entry.id} entry={entry} />);
            const body = section.title ? (
              <MenuSection key={section.id} id={section.id}>
                <Header className="px-3 py-1 text-sm text-quiet">{section.title}</Header>
                {entries}
              </MenuSection>
            ) : (
              entries
            );
            return index === 0
              ? [body]
              : [<Separator key={`before ${section.id}`} className="my-1.5 border-t border-line" />, body];
          })}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      href={entry.href}
      onAction={entry.onAction}
      isDisabled={entry.isDisabled}
      className={option}
    >
      {entry.icon && <Icon name={entry.icon} />}
      <span className={cx('min-w-0 grow', entry.isCurrent && 'font-bold')}>
        {entry.label}
        {entry.note && <span className="block text-sm font-normal text-quiet">{entry.note}</span>}
      </span>
      {entry.isCurrent && <Icon name="check" size={18} />}
    </MenuItem>
  );
}

/** A small panel opened by a button; for more than a few lines use `Dialog`. */
export function Popover({ label, trigger, children }: { label: string; trigger: ReactElement; children: ReactNode }) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={cx(floating, 'max-w-[min(28rem,calc(100vw-1rem))]')}>
        <Dialog aria-label={label} className="p-4 outline-none">
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}

/** Words that explain a control on hover and focus; never the only place where something is said. */
export function Tooltip({ words, children }: { words: string; children: ReactElement }) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <AriaTooltip offset={6} className="max-w-72 rounded-6 bg-solid-gray-900 px-2.5 py-1.5 text-sm text-white">
        {words}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
