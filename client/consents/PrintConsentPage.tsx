import { useParams } from 'react-router';
import { agencyName } from '../agencies/agencyName.ts';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import { textIn } from '../i18n/text.ts';
import { formatBirthDate, formatDate } from '../ui/dates.tsx';
import { ErrorState } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { columnsOf, isSameColumn } from './content.ts';
import { ConsentLineFragment, ConsentQuery } from './documents.ts';
import { labels } from './labels.ts';
import { PrintFrame } from './PrintFrame.tsx';
import { readingOf } from './readings.ts';

/** The consent form as it was recorded. */
export function PrintConsentPage() {
  const { id = '' } = useParams();
  const { data, error, isLoading } = useLiveQuery({ query: ConsentQuery, variables: { id } });
  const consent = data?.consent;
  const line = unmask(ConsentLineFragment, consent);
  const isMissing = !isLoading && !consent;
  return (
    <PrintFrame
      consentId={id}
      language={consent ? readingOf(consent.language) : undefined}
      problem={isMissing && <ErrorState {...failureIn(error)} />}
      fill={(language) => {
        if (!consent || !line) return null;
        const l = textIn(labels, language);
        const flat = line.items.map(({ recipient, category, purpose }) => ({
          recipientId: recipient.id,
          category,
          purpose,
        }));
        return {
          kind: 'recorded',
          columns: columnsOf([], flat).map((column) => {
            const recipient = line.items.find((item) => item.recipient.id === column.recipientId)?.recipient;
            return {
              key: `${column.recipientId} ${column.purpose}`,
              agency: recipient ? agencyName(recipient, language) : '',
              purpose: `${l(`purpose.${column.purpose}`)}（${l(`decision.${line.decision}`)}）`,
              ticked: flat.filter((item) => isSameColumn(item, column)).map((item) => item.category),
            };
          }),
          name: consent.person.name ?? '',
          kana: consent.person.nameKana ?? '',
          birthDate: consent.person.birthDate ? formatBirthDate(consent.person.birthDate, language) : '',
          signature: consent.evidence.find(({ mediaType }) => mediaType === 'image/png')?.url ?? null,
          until: formatDate(line.validUntil, language),
          signedOn: formatDate(line.givenAt, language),
          representative: line.representativeName,
          relation: line.representativeRelation,
          method: l(`method.${line.method}`),
          witness: line.witnessName,
          officer: line.recordedBy.name,
          agency: agencyName(line.recordedByAgency, language),
          phone: line.recordedByAgency.phone,
        };
      }}
    />
  );
}
