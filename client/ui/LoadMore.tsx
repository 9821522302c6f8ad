import { useText } from '../i18n/text.ts';
import { Button } from './Button.tsx';
import { text } from './text.ts';

/** End of a list that is fetched in parts (keyset pagination): how many are shown, and the next part. */
export function LoadMore({
  shown,
  hasMore,
  isLoading,
  onLoad,
}: {
  shown: number;
  hasMore: boolean;
  isLoading: boolean;
  onLoad: () => void;
}) {
  const t = useText(text);
  return (
    <div className="flex flex-wrap items-center gap-4 py-4 print:hidden">
      <p role="status" className="text-sm text-quiet">
        {isLoading ? t('loadingMore') : t('shown', { count: shown })}
        {!hasMore && !isLoading && ` ${t('endOfList')}`}
      </p>
      {(hasMore || isLoading) && (
        <Button variant="outline" size="sm" isPending={isLoading} onPress={onLoad}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
