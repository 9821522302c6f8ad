import type { FeedbackLevel } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import { labels } from '../labels.ts';
import { type DialogAction, endsAccess, isTold } from './actions.ts';
import { actionText as text } from './actionText.ts';

/** What an action lets the other side see, and what it takes away, said before it is taken. */
export function Told({
  action,
  side,
  level,
  from,
  to,
}: {
  action: DialogAction;
  side: 'SENDER' | 'RECEIVER';
  level: FeedbackLevel;
  from: string;
  to: string;
}) {
  const t = useText(text);
  const l = useText(labels);
  const isSilent = side === 'RECEIVER' && action !== 'assign' && !isTold(action, level);
  return (
    <div className="flex items-start gap-2 rounded-8 bg-ground px-4 py-3">
      <span className="pt-0.5 text-quiet">
        <Icon name="info" />
      </span>
      <div>
        <p className="font-bold">{t('told.title')}</p>
        <p>
          {isSilent
            ? t('told.receiverOnly', { from, level: l(`feedbackLevel.${level}`) })
            : t(`told.${action}`, { from, to })}
        </p>
        {endsAccess.has(action) && (
          <>
            <p className="mt-2 font-bold">{t('told.after')}</p>
            <p>{side === 'RECEIVER' ? t('told.loseAccess') : t('told.theyLoseAccess', { to })}</p>
          </>
        )}
      </div>
    </div>
  );
}
