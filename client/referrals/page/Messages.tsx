import { useEffect, useRef } from 'react';
import { agencyName } from '../../agencies/agencyName.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/layout.tsx';
import { exchangeText as text } from './exchangeText.ts';
import { MessageForm } from './MessageForm.tsx';
import { MessageItem } from './MessageItem.tsx';

const MessagesFragment = graphql(`
  fragment ReferralMessages on Referral {
    id consentState
    fromAgency { name nameEn }
    toAgency { name nameEn }
    messages { id kind answersId ...ReferralMessage }
    viewerCan { ask note }
  }
`);

/** What is being written. */
export type Writing = 'question' | 'note' | null;

/** Questions with their answers under them, notes, and the way to ask. Unsent words stay, whatever changes around them. */
export function Messages({
  referral,
  writing,
  onWrite,
  onStale,
}: {
  referral: FragmentType<typeof MessagesFragment>;
  writing: Writing;
  onWrite: (writing: Writing) => void;
  onStale: () => void;
}) {
  const data = useFragment(MessagesFragment, referral);
  const t = useText(text);
  const language = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const closed = useRef<Writing>(null);
  const close = (): void => {
    closed.current = writing;
    onWrite(null);
  };
  // Closing the form brings its button back, if there is still something to write, and the focus to it.
  useEffect(() => {
    if (writing || !closed.current) return;
    const button = place.current?.querySelector<HTMLElement>(`[data-writes="${closed.current}"]`);
    closed.current = null;
    (button ?? place.current)?.focus();
  }, [writing]);
  const threads = data.messages.filter(({ answersId }) => !answersId);
  const isAnonymous = data.consentState === 'SEEKING' || data.consentState === 'REFUSED';
  const sides = {
    from: agencyName(data.fromAgency, language),
    to: data.toAgency ? agencyName(data.toAgency, language) : '',
  };
  const can = data.viewerCan;
  return (
    <div id="questions" ref={place} tabIndex={-1} className="outline-none">
      <Section
        title={t('messages.title')}
        actions={
          writing === null && (
            <>
              {can.ask && (
                <Button
                  size="sm"
                  variant="outline"
                  icon="help"
                  data-writes="question"
                  onPress={() => onWrite('question')}
                >
                  {t('messages.ask')}
                </Button>
              )}
              {can.note && (
                <Button size="sm" variant="outline" icon="write" data-writes="note" onPress={() => onWrite('note')}>
                  {t('messages.writeNote')}
                </Button>
              )}
            </>
          )
        }
      >
        {writing && (
          <MessageForm
            key={writing}
            kind={writing}
            referralId={data.id}
            isPossible={writing === 'question' ? can.ask : can.note}
            isAnonymous={isAnonymous}
            sides={sides}
            onClose={close}
            onStale={onStale}
          />
        )}
        {threads.length === 0 && !writing && <p className="text-quiet">{t('messages.none')}</p>}
        <ol aria-live="polite" className="flex flex-col gap-4">
          {threads.map((message) => (
            <li key={message.id} id={`message-${message.id}`} tabIndex={-1}>
              <MessageItem
                message={message}
                answer={data.messages.find(({ answersId }) => answersId === message.id)}
                isAnonymous={isAnonymous}
                onStale={onStale}
              />
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
