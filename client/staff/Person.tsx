import { useState } from 'react';
import { agencyLabels } from '../agencies/labels.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { cx } from '../ui/classes.ts';
import { Menu } from '../ui/Menu.tsx';
import { PersonName } from '../ui/person.tsx';
import { AddPostingDialog } from './AddPostingDialog.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import type { StaffMember, StaffPosting } from './documents.ts';
import { EndPostingDialog } from './EndPostingDialog.tsx';
import { columns, PostingBars } from './PostingBars.tsx';
import { isCancelled, periodWords, whenOf } from './period.ts';
import type { NewSignIn } from './Slip.tsx';
import { text } from './text.ts';
import { useCloseStaff, useResetSignIn } from './useAccountCommands.ts';

const tones = { current: 'green', future: 'blue', past: 'quiet' } as const;

/** One person of the staff: who, their postings, and what their manager can do. */
export function Person({
  member,
  onSlip,
  onChanged,
}: {
  member: StaffMember;
  onSlip: (signIn: NewSignIn, validFrom: string) => void;
  onChanged: () => void;
}) {
  const t = useText(text);
  const label = useText(agencyLabels);
  const language = useLanguage();
  const { user } = useViewer();
  const [isAdding, setAdding] = useState(false);
  const [isCorrecting, setCorrecting] = useState(false);
  const [ending, setEnding] = useState<StaffPosting>();
  const close = useCloseStaff(member, onChanged);
  const isSelf = member.id === user.id;
  const open = member.postings.filter((posting) => whenOf(posting) !== 'past');
  const [firstDay = ''] = open.map(({ validFrom }) => validFrom).sort();
  const resetSignIn = useResetSignIn(member, (signIn) => onSlip(signIn, firstDay));
  return (
    <li className={cx(columns, 'flex flex-col gap-y-2 border-b border-line py-3')}>
      <div className="min-w-0">
        <PersonName name={member.name} kana={member.nameKana} className="text-lg font-bold" />
        <p className="text-sm text-quiet">{member.login}</p>
        <p className="mt-1 flex flex-wrap gap-1.5">
          {member.disabled && <Badge tone="red">{t('disabled')}</Badge>}
          {open.length > 0 && <SecondFactor isSet={member.secondFactor} />}
        </p>
      </div>
      <ul aria-label={t('timeline')} className="flex min-w-0 flex-col gap-1">
        {member.postings.map((posting) => (
          <li key={posting.id} className="flex flex-wrap items-baseline gap-x-3">
            <span className={cx(whenOf(posting) === 'past' && 'text-quiet')}>{label(`role.${posting.role}`)}</span>
            <Badge tone={tones[whenOf(posting)]}>
              {t(isCancelled(posting) ? 'states.cancelled' : `states.${whenOf(posting)}`)}
            </Badge>
            <span className="w-full text-sm text-quiet">{periodWords(posting, language, t)}</span>
          </li>
        ))}
      </ul>
      <PostingBars postings={member.postings} />
      <div className="sm:text-right">
        {open.length === 0 ? (
          <Button
            variant="outline"
            size="sm"
            aria-label={t('takeBackTitle', { name: member.name })}
            onPress={() => setAdding(true)}
          >
            {t('takeBack')}
          </Button>
        ) : (
          <Menu
            label={t('actions', { name: member.name })}
            trigger={
              <Button variant="outline" size="sm" aria-label={t('actions', { name: member.name })}>
                {t('change')}
              </Button>
            }
            sections={[
              {
                id: 'postings',
                entries: [
                  { id: 'add', label: t('addPosting'), icon: 'plus', onAction: () => setAdding(true) },
                  ...open.map((posting) => ({
                    id: posting.id,
                    label: t('endPosting', { role: label(`role.${posting.role}`) }),
                    note: periodWords(posting, language, t),
                    icon: 'clock' as const,
                    onAction: () => setEnding(posting),
                  })),
                ],
              },
              {
                id: 'account',
                entries: [
                  { id: 'correct', label: t('correct'), icon: 'write', onAction: () => setCorrecting(true) },
                  ...(isSelf ? [] : [{ id: 'reset', label: t('reset'), icon: 'lock' as const, onAction: resetSignIn }]),
                ],
              },
              ...(isSelf
                ? []
                : [
                    {
                      id: 'leave',
                      entries: [{ id: 'close', label: t('close'), icon: 'cross' as const, onAction: close }],
                    },
                  ]),
            ]}
          />
        )}
      </div>
      {isAdding && <AddPostingDialog member={member} onClose={() => setAdding(false)} onAdded={onChanged} />}
      {isCorrecting && <CorrectDialog member={member} onClose={() => setCorrecting(false)} onCorrected={onChanged} />}
      {ending && (
        <EndPostingDialog member={member} posting={ending} onClose={() => setEnding(undefined)} onEnded={onChanged} />
      )}
    </li>
  );
}

function SecondFactor({ isSet }: { isSet: boolean }) {
  const t = useText(text);
  return (
    <Badge tone={isSet ? 'quiet' : 'yellow'} icon={isSet ? 'lock' : 'warning'}>
      {t(isSet ? 'secondFactor' : 'noSecondFactor')}
    </Badge>
  );
}
