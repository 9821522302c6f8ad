import { useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import type { ConferenceFragment } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Section } from '../ui/layout.tsx';
import { useAsked } from '../useAsked.ts';
import { RemoveMutation } from './documents.ts';
import { InviteDialog } from './InviteDialog.tsx';
import { text } from './text.ts';

/** Who the members are, and for the chief the ways to change that. */
export function Members({ conference, onChanged }: { conference: ConferenceFragment; onChanged: () => void }) {
  const t = useText(text);
  const language = useLanguage();
  const [isInviting, setInviting] = useState(false);
  const { ask } = useAsked(RemoveMutation, onChanged);
  const { id, members, viewerCan, state } = conference;
  return (
    <div className="max-w-3xl">
      <Section
        title={t('members.title')}
        actions={
          viewerCan.invite && (
            <Button size="sm" variant="outline" icon="plus" onPress={() => setInviting(true)}>
              {t('action.invite')}
            </Button>
          )
        }
      >
        <ul className="flex flex-col divide-y divide-line rounded-8 border border-line bg-white">
          {members.map((member) => (
            <li key={member.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
              <span className="min-w-0">
                <span className="font-bold">{member.user.name}</span>{' '}
                <span className="text-quiet">{agencyName(member.agency, language)}</span>
              </span>
              <span className="flex flex-wrap items-center gap-3">
                <Badge tone={member.acknowledgedAt ? 'quiet' : state === 'OPEN' ? 'orange' : 'neutral'}>
                  {t(member.acknowledgedAt ? 'members.acknowledged' : 'members.waiting')}
                </Badge>
                {viewerCan.invite && (
                  <Button
                    size="sm"
                    variant="text"
                    aria-label={`${t('action.remove')}: ${member.user.name}`}
                    onPress={() =>
                      void ask(
                        {
                          title: t('remove.ask', { name: member.user.name }),
                          body: t('remove.effect'),
                          action: t('action.remove'),
                          danger: true,
                        },
                        { id, memberId: member.id },
                        t('remove.done'),
                      )
                    }
                  >
                    {t('action.remove')}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
        {isInviting && <InviteDialog id={id} onClose={() => setInviting(false)} onInvited={onChanged} />}
      </Section>
    </div>
  );
}
