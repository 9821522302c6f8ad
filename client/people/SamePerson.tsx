import { useQuery } from 'urql';
import { type FragmentType, useFragment } from '../generated/fragment-masking.ts';
import { graphql } from '../generated/gql.ts';
import type { PersonRecordFragment as Person } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { Button, TextLink } from '../ui/Button.tsx';
import { Section } from '../ui/layout.tsx';
import { useAsked } from '../useAsked.ts';
import { DuplicatesQuery, type PersonSummaryFragment } from './documents.ts';
import { PersonOption } from './PersonOption.tsx';
import { text } from './text.ts';

const LinkedPersonsFragment = graphql(`
  fragment LinkedPersons on Person {
    linked { id ...PersonSummary }
  }
`);

const LinkPersons = graphql(`
  mutation LinkPersons($commandId: ID!, $personId: ID!, $sameAsId: ID!) {
    linkPersons(commandId: $commandId, personId: $personId, sameAsId: $sameAsId) {
      __typename
      ... on Person { id version }
      ... on InvalidInput { message }
      ... on NotFound { message }
      ... on Conflict { message }
      ... on NotAllowed { message }
    }
  }
`);

const UnlinkPerson = graphql(`
  mutation UnlinkPerson($commandId: ID!, $personId: ID!) {
    unlinkPerson(commandId: $commandId, personId: $personId) {
      __typename
      ... on Person { id version }
      ... on InvalidInput { message }
      ... on NotFound { message }
      ... on Conflict { message }
      ... on NotAllowed { message }
    }
  }
`);

/** Other records of the same person, and those that may be; the consultation office says which they are. */
export function SamePerson({
  person,
  record,
  canLink,
  onChanged,
}: {
  person: FragmentType<typeof LinkedPersonsFragment>;
  record: Person;
  canLink: boolean;
  onChanged: () => void;
}) {
  const t = useText(text);
  const changed = (): void => {
    refetch({ requestPolicy: 'network-only' });
    onChanged();
  };
  const linking = useAsked(LinkPersons, changed);
  const unlinking = useAsked(UnlinkPerson, changed);
  const { linked } = useFragment(LinkedPersonsFragment, person);
  const { name = null, nameKana = null, birthDate = null, phone = null } = record;
  const [{ data }, refetch] = useQuery({
    query: DuplicatesQuery,
    variables: { name, nameKana, birthDate, phone, exceptId: record.id },
    pause: !canLink,
    requestPolicy: 'cache-and-network',
  });
  if (!canLink && linked.length === 0) return null;
  const maybe = (data?.possibleDuplicates ?? []).filter(({ id }) => !linked.some((each) => each.id === id));

  const link = (sameAsId: string) =>
    linking.ask(
      { title: t('duplicates.confirmTitle'), body: t('duplicates.confirmBody'), action: t('action.link') },
      { personId: record.id, sameAsId },
      t('duplicates.done'),
    );
  const unlink = () =>
    unlinking.ask(
      {
        title: t('duplicates.unlinkTitle'),
        body: t('duplicates.unlinkBody'),
        action: t('action.unlink'),
        danger: true,
      },
      { personId: record.id },
      t('duplicates.undone'),
    );

  return (
    <>
      <Section
        title={t('linked.title')}
        actions={
          canLink &&
          linked.length > 0 && (
            <Button size="sm" variant="outline" danger onPress={unlink}>
              {t('action.unlink')}
            </Button>
          )
        }
      >
        <p className="mb-2 text-sm text-quiet">{t('linked.help')}</p>
        {linked.length === 0 ? <p className="text-quiet">{t('linked.none')}</p> : <Records people={linked} />}
      </Section>
      {canLink && (
        <Section title={t('duplicates.title')}>
          {maybe.length === 0 ? (
            <p className="text-quiet">{t('duplicates.none')}</p>
          ) : (
            <Records people={maybe} onLink={link} />
          )}
        </Section>
      )}
    </>
  );
}

function Records({
  people,
  onLink,
}: {
  people: readonly ({ id: string } & FragmentType<typeof PersonSummaryFragment>)[];
  onLink?: (id: string) => void;
}) {
  const t = useText(text);
  return (
    <ul className="divide-y divide-line rounded-8 border border-line">
      {people.map((each) => (
        <li key={each.id} className="p-3">
          <PersonOption
            person={each}
            action={
              <span className="flex flex-wrap items-center gap-4">
                <TextLink href={`/people/${each.id}`}>{t('action.open')}</TextLink>
                {onLink && (
                  <Button size="sm" variant="outline" onPress={() => onLink(each.id)}>
                    {t('action.link')}
                  </Button>
                )}
              </span>
            }
          />
        </li>
      ))}
    </ul>
  );
}
