import { useState } from 'react';
import { z } from 'zod';
import { agencyName } from '../agencies/agencyName.ts';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import { say, useText } from '../i18n/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { formatDate } from '../ui/dates.tsx';
import { Bound, Form, SubmitButton } from '../ui/form/Form.tsx';
import { oneOf, requiredDay, requiredText } from '../ui/form/schemas.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useCommandForm } from '../useCommandForm.ts';
import { DiscloseMutation, identityDocuments, type Line, LineFragment } from './documents.ts';
import { HistorySheets } from './HistorySheets.tsx';
import { isPeriod } from './PeriodForm.tsx';
import { text } from './text.ts';
import { lastYear } from './useHistory.ts';

const schema = z
  .object({
    name: requiredText(120),
    nameKana: requiredText(120),
    birthDate: requiredDay(),
    document: oneOf(identityDocuments),
    from: requiredDay(),
    until: requiredDay(),
  })
  .refine(isPeriod, { path: ['until'], error: () => say(text)('period.wrong') });

interface Given {
  name: string;
  nameKana: string;
  from: string;
  until: string;
  at: string;
  found: number;
  agency: { name: string; nameEn: string; phone: string };
  lines: readonly Line[];
}

/** Gives somebody who stands at the auditing desk their whole history. It is kept on the screen alone, and nowhere else. */
export function DisclosePage() {
  const t = useText(text);
  const { can } = useViewer();
  const [given, setGiven] = useState<Given>();
  if (!can.readLedger) return <NotFound />;
  return (
    <>
      <div className="print:hidden">
        <PageHeader title={t('title.disclose')} lead={given ? undefined : t('disclose.lead')} />
      </div>
      {given ? <Sheets given={given} onAgain={() => setGiven(undefined)} /> : <Asking onGiven={setGiven} />}
    </>
  );
}

function Asking({ onGiven }: { onGiven: (given: Given) => void }) {
  const t = useText(text);
  const form = useCommandForm({
    document: DiscloseMutation,
    schema,
    defaultValues: { name: '', nameKana: '', birthDate: '', document: '' as const, ...lastYear() },
    args: (input) => ({ input }),
    onDone: (answer, input) => {
      if (answer.__typename !== 'Disclosure') return;
      const lines = answer.lines.map((line) => unmask(LineFragment, line));
      onGiven({ ...answer, name: input.name, nameKana: input.nameKana, lines });
    },
  });
  return (
    <Form form={form} label={t('title.disclose')}>
      <div className="flex max-w-2xl flex-col gap-4">
        <Bound form={form} name="name" label={t('disclose.name')}>
          {(field) => <TextField {...field} isRequired />}
        </Bound>
        <Bound form={form} name="nameKana" label={t('disclose.kana')}>
          {(field) => <TextField {...field} isRequired />}
        </Bound>
        <Bound form={form} name="birthDate" label={t('disclose.birthDate')}>
          {(field) => <DateField {...field} isRequired />}
        </Bound>
        <Bound form={form} name="document" label={t('disclose.document')}>
          {(field) => (
            <Select
              {...field}
              isRequired
              description={t('disclose.documentHint')}
              choices={identityDocuments.map((id) => ({ id, label: t(`document.${id}`) }))}
            />
          )}
        </Bound>
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          <Bound form={form} name="from" label={t('period.from')}>
            {(field) => <DateField {...field} isRequired />}
          </Bound>
          <Bound form={form} name="until" label={t('period.until')}>
            {(field) => <DateField {...field} isRequired />}
          </Bound>
        </div>
        <div>
          <SubmitButton form={form}>{t('disclose.submit')}</SubmitButton>
        </div>
      </div>
    </Form>
  );
}

function Sheets({ given, onAgain }: { given: Given; onAgain: () => void }) {
  const t = useText(text);
  const { name, nameKana, from, until, at, found, agency, lines } = given;
  return (
    <>
      <div className="mb-5 flex flex-col items-start gap-3 print:hidden">
        <Banner tone="info" title={found > 0 ? t('disclose.found', { count: found }) : t('disclose.none')}>
          {t('disclose.caution')}
        </Banner>
        <Button variant="outline" onPress={onAgain}>
          {t('disclose.again')}
        </Button>
      </div>
      <HistorySheets
        lines={lines}
        parts={(w, reader) => {
          const language = reader === 'en' ? 'en' : 'ja';
          const day = (iso: string) => formatDate(iso, language);
          return {
            head: [
              { id: 'who', term: w.who, value: name },
              { id: 'kana', term: w.kana, value: nameKana },
              { id: 'period', term: w.period, value: `${day(from)} – ${day(until)}` },
              { id: 'on', term: w.printedOn, value: day(at) },
              { id: 'desk', term: w.desk, value: `${agencyName(agency, language)} ${agency.phone}` },
            ],
            notes: [w.whole],
          };
        }}
      />
    </>
  );
}
