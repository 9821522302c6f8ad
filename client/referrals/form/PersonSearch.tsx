import { useState } from 'react';
import { useQuery } from 'urql';
import { useText } from '../../i18n/text.ts';
import { DuplicatesQuery, PeopleQuery } from '../../people/documents.ts';
import { PersonOption } from '../../people/PersonOption.tsx';
import { text as peopleText } from '../../people/text.ts';
import { useViewer } from '../../session/SessionProvider.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/layout.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useSettled } from '../../ui/useSettled.ts';
import type { Content } from './content.ts';
import { text } from './text.ts';

/** Looks for a person who has a record, before a second one is made. */
export function PersonSearch({ onUse }: { onUse: (id: string) => void }) {
  const t = useText(text);
  const p = useText(peopleText);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), 350);
  const isPaused = search === '';
  const [{ data }] = useQuery({
    query: PeopleQuery,
    variables: { search, birthDate: null, first: 8, after: null },
    pause: isPaused,
    requestPolicy: 'network-only',
  });
  const found = isPaused ? undefined : data?.people.edges;
  const hasMore = data?.people.pageInfo.hasNextPage ?? false;
  return (
    <Card className="mb-6 bg-ground">
      <TextField
        type="search"
        label={t('person.findTitle')}
        description={p('search.hint')}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
      />
      <div role="status" className="text-sm text-quiet">
        {found && (
          <p className="mt-2">
            {found.length === 0
              ? t('person.none')
              : t(hasMore ? 'person.foundMore' : 'person.found', { count: found.length })}
          </p>
        )}
      </div>
      {found && found.length > 0 && (
        <ul className="mt-2 flex flex-col divide-y divide-line rounded-8 border border-line bg-white">
          {found.map(({ node }) => (
            <li key={node.id} className="p-3">
              <PersonOption person={node} action={<Use onPress={() => onUse(node.id)} />} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/**
 * While a new person is typed: records that may be theirs.
 * @param isOwnOnly leaves out other agencies' records, as when the person came from one of them
 */
export function DuplicateHints({
  content,
  isOwnOnly,
  onUse,
}: {
  content: Content;
  isOwnOnly: boolean;
  onUse: (id: string) => void;
}) {
  const viewer = useViewer();
  const t = useText(text);
  const { name = null, nameKana = null, birthDate = null, phone = null } = content;
  const typed = useSettled(JSON.stringify({ name, nameKana, birthDate, phone, exceptId: null }), 600);
  const variables = JSON.parse(typed);
  const isPaused = !(variables.name?.trim() || variables.nameKana?.trim() || variables.phone?.trim());
  const [{ data }] = useQuery({ query: DuplicatesQuery, variables, pause: isPaused });
  const found = (isPaused ? [] : (data?.possibleDuplicates ?? [])).filter(
    ({ agency }) => !isOwnOnly || agency.id === viewer.posting?.agency.id,
  );
  if (found.length === 0) return null;
  return (
    <div className="mb-6">
      <Banner tone="warning" title={t('person.maybeTitle')} live>
        <p>{t('person.maybeBody')}</p>
        <ul className="mt-2 flex flex-col divide-y divide-line">
          {found.map((person) => (
            <li key={person.id} className="py-2">
              <PersonOption person={person} action={<Use onPress={() => onUse(person.id)} />} />
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}

function Use({ onPress }: { onPress: () => void }) {
  const t = useText(text);
  return (
    <Button size="sm" variant="outline" onPress={onPress}>
      {t('person.use')}
    </Button>
  );
}
