import { useText } from '../../i18n/text.ts';
import { cx } from '../../ui/classes.ts';
import { timeInTokyo } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icons.tsx';
import type { SaveState } from './draftSaver.ts';
import { text } from './text.ts';

/** Whether what was typed is stored, said quietly; only trouble is read out. */
export function SaveNote({ state, isDirty, isHeld }: { state: SaveState; isDirty: boolean; isHeld: boolean }) {
  const t = useText(text);
  const isQuiet = state.is === 'new' || state.is === 'saving' || state.is === 'saved';
  const isTrouble = !isQuiet || isHeld;
  const words =
    isQuiet && isHeld
      ? t('save.held')
      : isQuiet && isDirty
        ? t('save.saving')
        : state.is === 'saved'
          ? t('save.saved', { time: timeInTokyo(state.at.toISOString()) })
          : t(`save.${state.is}`);
  return (
    <p
      role={isTrouble ? 'status' : undefined}
      className={cx(
        'flex items-center gap-1.5 text-sm leading-snug',
        isTrouble ? 'font-bold text-error-1' : 'text-quiet',
      )}
    >
      <Icon name={isTrouble ? 'warning' : state.is === 'saved' && !isDirty ? 'check' : 'clock'} size={16} />
      {words}
    </p>
  );
}
