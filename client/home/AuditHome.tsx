import { today } from '../../api/clock/tokyoDate.ts';
import { agencyLabels } from '../agencies/labels.ts';
import { useText } from '../i18n/text.ts';
import { PatternCountsQuery } from '../ledger/documents.ts';
import { text as ledgerText } from '../ledger/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { LinkButton, TextLink } from '../ui/Button.tsx';
import { EraDate } from '../ui/dates.tsx';
import { Section } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { text } from './text.ts';

/** Home at the auditing desk: what nobody looked into yet. Its manager keeps its staff, and sees none of it. */
export function AuditHome() {
  const t = useText(text);
  const l = useText(ledgerText);
  const label = useText(agencyLabels);
  const { user, posting, can } = useViewer();
  return (
    <>
      <PageHeader
        title={t('title.home')}
        lead={
          <>
            <EraDate iso={today()} />
            <span className="ml-3">{t('who', { name: user.name, role: label(`role.${posting.role}`) })}</span>
          </>
        }
        actions={
          can.readLedger && (
            <LinkButton href="/disclosures/new" icon="printer">
              {l('home.disclose')}
            </LinkButton>
          )
        }
      />
      {can.readLedger && <Open />}
    </>
  );
}

function Open() {
  const l = useText(ledgerText);
  const { data, error, refetch } = useLiveQuery({ query: PatternCountsQuery, variables: {} });
  if (!data) return error ? <ErrorState {...failureIn(error)} onRetry={refetch} /> : <Loading lines={5} />;
  const open = data.ledgerPatternCounts.filter((each) => each.open > 0);
  return (
    <div className="max-w-3xl">
      <Section title={l('home.title')} actions={<TextLink href="/ledger">{l('home.all')}</TextLink>}>
        <p className="mb-3 text-quiet">{open.length > 0 ? l('home.lead') : l('home.quiet')}</p>
        <ul className="border-t border-line">
          {open.map((each) => (
            <li
              key={each.pattern}
              className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-b border-line py-3 sm:flex-nowrap"
            >
              <span className="min-w-0">
                <TextLink href={`/ledger?pattern=${each.pattern}`}>{l(`pattern.${each.pattern}`)}</TextLink>
                <span className="block text-sm text-quiet">{l(`patternNote.${each.pattern}`)}</span>
              </span>
              <span className="shrink-0 font-bold tabular-nums">{l('home.rows', { count: each.open })}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
