import { agencyName } from '../../agencies/agencyName.ts';
import { labels } from '../../consents/labels.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import type { ReferralMessageFragment } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/classes.ts';
import { Ago } from '../../ui/dates.tsx';
import { Redacted } from '../../ui/person.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { exchangeText as text } from './exchangeText.ts';
import { text as pageText } from './text.ts';

const MessageFragment = graphql(`
  fragment ReferralMessage on Message {
    id kind category body at
    author { id name }
    authorAgency { id name nameEn }
    awaitsAnswer
    viewerCan { answer }
  }
`);

const voices = { QUESTION: 'asks', ANSWER: 'answers', NOTE: 'notes', RETURN: 'returns' } as const;

/** A question with its answer, or where it may be answered; or a note. */
export function MessageItem({
  message,
  answer,
  isAnonymous,
  onStale,
}: {
  message: FragmentType<typeof MessageFragment>;
  answer: FragmentType<typeof MessageFragment> | undefined;
  isAnonymous: boolean;
  onStale: () => void;
}) {
  const data = useFragment(MessageFragment, message);
  const reply = useFragment(MessageFragment, answer);
  const t = useText(text);
  return (
    <div className={cx('rounded-8 border p-4', data.viewerCan.answer ? 'border-orange-900' : 'border-line')}>
      <Said data={data} />
      {reply && (
        <div className="mt-3 border-l-4 border-solid-gray-420 pl-4">
          <Said data={reply} />
        </div>
      )}
      {!reply && data.kind === 'QUESTION' && (
        <p className="mt-2">
          {data.awaitsAnswer ? (
            <Badge tone="orange" icon="clock">
              {t(data.viewerCan.answer ? 'messages.answerThis' : 'messages.waitingAnswer')}
            </Badge>
          ) : (
            <Badge tone="quiet">{t('messages.unanswered')}</Badge>
          )}
        </p>
      )}
      {!reply && (
        <AnswerForm
          messageId={data.id}
          isPossible={data.viewerCan.answer}
          isAnonymous={isAnonymous}
          onStale={onStale}
        />
      )}
    </div>
  );
}

function Said({ data }: { data: ReferralMessageFragment }) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const p = useText(pageText);
  const agency = agencyName(data.authorAgency, language);
  // At the referring desk the other side signs as an agency alone.
  const who = data.author ? p('timeline.by', { agency, name: data.author.name }) : agency;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet">
        <span className="font-bold text-ink">{t(`messages.${voices[data.kind]}`, { who })}</span>
        <Ago iso={data.at} />
        <Badge tone="quiet">{l(`category.${data.category}`)}</Badge>
      </p>
      {data.body === null ? (
        <p className="mt-1">
          <Redacted reason={t('messages.hidden', { category: l(`category.${data.category}`) })} />
        </p>
      ) : (
        <p className="mt-1 whitespace-pre-wrap">{data.body}</p>
      )}
    </>
  );
}
