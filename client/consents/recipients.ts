import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { RecipientsQuery as Data } from '../generated/graphql.ts';
import { useLanguage } from '../i18n/useLanguage.ts';

const RecipientsQuery = graphql(`
  query Recipients {
    agencies { id name nameKana nameEn kind services phone hours active acceptsReferrals viewerCan { refer } }
  }
`);

/** An agency that information may go to. */
export type Recipient = Data['agencies'][number];

/** The agencies a referral or a consent can name, how each is called in the language shown, and its kind. */
export function useRecipients(): {
  recipients: readonly Recipient[] | undefined;
  nameOf: (id: string | null | undefined) => string;
  kindOf: (id: string | null | undefined) => Recipient['kind'] | undefined;
} {
  const language = useLanguage();
  const [{ data }] = useQuery({ query: RecipientsQuery, variables: {} });
  const byId = useMemo(() => new Map(data?.agencies.map((agency) => [agency.id, agency])), [data]);
  const nameOf = useCallback(
    (id: string | null | undefined) => {
      const agency = id ? byId.get(id) : undefined;
      return (language === 'en' && agency?.nameEn) || agency?.name || '';
    },
    [byId, language],
  );
  const kindOf = useCallback((id: string | null | undefined) => (id ? byId.get(id)?.kind : undefined), [byId]);
  return { recipients: data?.agencies, nameOf, kindOf };
}
