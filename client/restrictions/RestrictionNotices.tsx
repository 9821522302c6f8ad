import { useText } from '../i18n/text.ts';
import { Banner } from '../ui/Banner.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { useLiveQuery } from '../useLiveQuery.ts';
import { RestrictionNoticesQuery } from './documents.ts';
import { text } from './text.ts';

/** On the first page of the day: restrictions that are due for review, and those that nobody is in charge of. */
export function RestrictionNotices() {
  const t = useText(text);
  const { data } = useLiveQuery({ query: RestrictionNoticesQuery, variables: {} });
  const notices = [
    { id: 'vacant', count: data?.vacantRestrictions.length ?? 0 },
    { id: 'due', count: data?.restrictedPeople.length ?? 0 },
  ] as const;
  const shown = notices.filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  return (
    <div className="mb-6 flex flex-col gap-3">
      {shown.map(({ id, count }) => (
        <Banner
          key={id}
          tone="warning"
          title={t(`home.${id}`, { count })}
          action={
            <LinkButton href="/restrictions" size="sm">
              {t('home.open')}
            </LinkButton>
          }
        />
      ))}
    </div>
  );
}
