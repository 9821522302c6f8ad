import { useContext } from 'react';
import { useText } from '../i18n/text.ts';
import { type Connection, LiveContext } from '../live.ts';
import { cx } from '../ui/classes.ts';
import { create } from '../ui/store.ts';
import { text } from './text.ts';

const notYet = create<Connection>('connecting');

/** Whether changes made elsewhere arrive by themselves; quiet while they do. */
export function ConnectionState() {
  const t = useText(text);
  const live = useContext(LiveContext);
  const connection = (live?.connection ?? notYet).use();
  return (
    <span role="status" className="flex items-center gap-1.5 whitespace-nowrap text-sm text-quiet">
      <span
        aria-hidden="true"
        className={cx(
          'size-2.5 rounded-full',
          connection === 'open' ? 'bg-success-1' : 'animate-pulse border-2 border-warning-orange-2',
        )}
      />
      <span className={connection === 'lost' ? 'text-warning-orange-2' : 'max-xl:sr-only'}>
        {t(`connection.${connection}`)}
      </span>
    </span>
  );
}
