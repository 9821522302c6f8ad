import { useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import type { RestrictionFragment as Person } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Button } from '../ui/Button.tsx';
import { Section } from '../ui/layout.tsx';
import { NameDialog } from './NameDialog.tsx';
import { text } from './text.ts';
import { useRestrictionCommands } from './useRestrictionCommands.ts';

/** The list of those named, with who counts no more. */
export function Members({ person, onChanged }: { person: Person; onChanged: () => void }) {
  const t = useText(text);
  const language = useLanguage();
  const [isNaming, setNaming] = useState(false);
  const { remove } = useRestrictionCommands(person.id, onChanged);
  const canChange = person.viewerCan.restrict;
  return (
    <Section
      title={t('members')}
      actions={
        canChange && (
          <Button size="sm" variant="outline" icon="plus" onPress={() => setNaming(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      <ul aria-label={t('members')} className="divide-y divide-line rounded-8 border border-line">
        {person.restriction?.members.map(({ user, agencies, inCharge }) => (
          <li key={user.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2">
            <span className="flex min-w-0 flex-wrap items-baseline gap-x-4">
              <span className="font-bold">{user.name}</span>
              <span className="text-sm text-quiet">
                {agencies.length > 0 ? agencies.map((agency) => agencyName(agency, language)).join(' / ') : t('gone')}
              </span>
              {canChange && inCharge && <span className="text-sm text-quiet">{t('inCharge')}</span>}
            </span>
            {canChange && (
              <Button
                size="sm"
                variant="text"
                danger
                aria-label={t('removeName', { name: user.name })}
                onPress={() => remove(user)}
              >
                {t('remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isNaming && <NameDialog personId={person.id} onClose={() => setNaming(false)} onDone={onChanged} />}
    </Section>
  );
}
