import { useText } from '../i18n/text.ts';
import { Banner } from '../ui/Banner.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { useLiveQuery } from '../useLiveQuery.ts';
import { ConferencesQuery } from './documents.ts';
import { text } from './text.ts';

/** On the home page: conferences to which one is invited, whose secrecy waits to be acknowledged. */
export function ConferenceNotice() {
  const t = useText(text);
  const { data } = useLiveQuery({ query: ConferencesQuery, variables: { first: 50 } });
  const waiting = data?.conferences.edges.filter(({ node }) => node.viewerCan.acknowledge) ?? [];
  const [first] = waiting;
  if (!first) return null;
  return (
    <div className="mb-7">
      <Banner
        tone="info"
        title={t('waiting.title', { count: waiting.length })}
        action={
          <LinkButton size="sm" href={waiting.length === 1 ? `/conferences/${first.node.id}` : '/conferences'}>
            {t('waiting.action')}
          </LinkButton>
        }
      />
    </div>
  );
}
