import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { endOf } from '../../conferences/until.ts';
import { labels } from '../../consents/labels.ts';
import type { Category, ExplainAccessQuery as Data } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Badge } from '../../ui/Badge.tsx';
import { TextLink } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatDate } from '../../ui/dates.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { failureIn } from '../../urql.ts';
import { ExplainAccessQuery } from './documents.ts';
import { text } from './text.ts';

type Answer = NonNullable<Data['explainAccess']>;

/** A cell of the matrix: an agency, or one of its users, as they are called, and a category. */
export interface Cell {
  agencyId: string;
  userId: string | null;
  name: string;
  category: Category;
}

/** Whether an agency may see a category of the record, and by which consent, law or posting, or why not. */
export function AccessDialog({ personId, cell, onClose }: { personId: string; cell: Cell; onClose: () => void }) {
  const t = useText(text);
  const l = useText(labels);
  const [{ data, error, fetching }] = useQuery({
    query: ExplainAccessQuery,
    variables: { personId, agencyId: cell.agencyId, userId: cell.userId, category: cell.category },
    requestPolicy: 'network-only',
  });
  const answer = data?.explainAccess;
  return (
    <Dialog
      isOpen
      title={t('dialog.title', { agency: cell.name, category: l(`category.${cell.category}`) })}
      onClose={onClose}
    >
      {answer ? <Explained answer={answer} /> : fetching ? <Loading /> : <ErrorState {...failureIn(error)} />}
    </Dialog>
  );
}

function Explained({ answer }: { answer: Answer }) {
  const t = useText(text);
  const isVolunteers = answer.agency.kind === 'VOLUNTEERS';
  const limits = answer.limits.filter(
    (limit) => (isVolunteers || !limit.startsWith('VOLUNTEERS')) && (answer.allowed || limit === 'NAMED_ONLY'),
  );
  return (
    <div className="flex flex-col gap-4 pb-3">
      <p>
        <Badge tone={answer.allowed ? 'green' : 'neutral'} icon={answer.allowed ? 'check' : 'lock'}>
          {t(!answer.allowed ? 'dialog.no' : answer.limits.includes('AS_AGREED') ? 'dialog.agreed' : 'dialog.yes')}
        </Badge>
      </p>
      {answer.denials.length > 0 && (
        <Part title={t('dialog.why')}>
          {answer.denials.map((denial) => (
            <li key={denial.code}>
              <Denied denial={denial} />
            </li>
          ))}
        </Part>
      )}
      {answer.rules.length > 0 && (
        <Part title={t('dialog.by')}>
          {answer.rules.map((rule) => (
            <li key={`${rule.source} ${rule.purpose} ${rule.from}`} className="rounded-8 border border-line p-3">
              <Ruled rule={rule} />
            </li>
          ))}
        </Part>
      )}
      {limits.length > 0 && (
        <ul className="flex flex-col gap-2 text-sm">
          {limits.map((limit) => (
            <li key={limit}>{t(`limit.${limit}`)}</li>
          ))}
        </ul>
      )}
      {answer.named && answer.named.length > 0 && (
        <p className="text-sm">{t('named', { names: answer.named.map(({ name }) => name).join(t('comma')) })}</p>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-1 text-sm text-quiet">{title}</h3>
      <ul className="flex flex-col gap-2">{children}</ul>
    </div>
  );
}

function Ruled({ rule }: { rule: Answer['rules'][number] }) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  return (
    <>
      <p className="font-bold">{t(`source.${rule.source}`)}</p>
      {rule.source !== 'CONSENT' && rule.lawfulBasis && <p>{l(`lawfulBasis.${rule.lawfulBasis}`)}</p>}
      {rule.purpose && <p>{l(`purpose.${rule.purpose}`)}</p>}
      {rule.from && rule.until && (
        <p>
          {t('dialog.period', {
            from: formatDate(rule.from, language),
            until: formatDate(endOf({ until: rule.until }), language),
          })}
        </p>
      )}
      {rule.takenBack && <p>{t('dialog.takenBack')}</p>}
      <Origin of={rule} />
      {rule.conference && (
        <p className="mt-1">
          <TextLink href={`/conferences/${rule.conference.id}`}>
            {t('dialog.conference', { title: rule.conference.title })}
          </TextLink>
        </p>
      )}
    </>
  );
}

function Denied({ denial }: { denial: Answer['denials'][number] }) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  return (
    <>
      <p>
        {t(`denial.${denial.code}` as 'denial.WITHDRAWN', {
          day: denial.at ? formatDate(denial.at, language) : '',
          ...(denial.purpose && { purpose: l(`purpose.${denial.purpose}`) }),
        })}
      </p>
      <Origin of={denial} />
    </>
  );
}

/** The consent and the referral that it came from. */
function Origin({ of: { consent, referral } }: { of: Pick<Answer['rules'][number], 'consent' | 'referral'> }) {
  const t = useText(text);
  const language = useLanguage();
  if (!consent && !referral) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
      {consent && (
        <TextLink href={`/consents/${consent.id}`}>
          {t('dialog.consent', { day: formatDate(consent.givenAt, language) })}
        </TextLink>
      )}
      {referral && (
        <TextLink href={`/referrals/${referral.id}`}>{t('dialog.referral', { code: referral.code })}</TextLink>
      )}
    </p>
  );
}
