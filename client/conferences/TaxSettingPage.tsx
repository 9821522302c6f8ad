import { useState } from 'react';
import { z } from 'zod';
import { useText } from '../i18n/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button, LinkButton } from '../ui/Button.tsx';
import { DateText } from '../ui/dates.tsx';
import { Bound } from '../ui/form/Form.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { requiredText } from '../ui/form/schemas.ts';
import { Section } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { TextArea } from '../ui/TextField.tsx';
import { toast } from '../ui/Toast.tsx';
import { failureIn } from '../urql.ts';
import { useCommandForm } from '../useCommandForm.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { TaxSettingMutation, TaxSettingsQuery } from './documents.ts';
import { text } from './text.ts';

/** Whether information of tax origin may be put before conferences, and every change of that. */
export function TaxSettingPage() {
  const t = useText(text);
  const { can } = useViewer();
  const [isChanging, setChanging] = useState(false);
  const { data, error, refetch } = useLiveQuery({ query: TaxSettingsQuery, variables: {} });
  const header = (
    <PageHeader
      title={t('title.setting')}
      lead={t('setting.lead')}
      actions={
        <LinkButton size="sm" href="/conferences">
          {t('title.list')}
        </LinkButton>
      }
    />
  );
  if (!data) {
    return (
      <>
        {header}
        {error ? <ErrorState {...failureIn(error)} onRetry={refetch} /> : <Loading />}
      </>
    );
  }
  const rows = data.conferenceTaxSettings.map((each) => ({ ...each, id: String(each.number) }));
  const [current] = rows;
  const isOn = current?.allowed ?? false;
  return (
    <div className="max-w-4xl">
      {header}
      <div className="mb-7">
        <Banner
          tone={isOn ? 'warning' : 'info'}
          title={t(isOn ? 'setting.on' : 'setting.off')}
          action={
            can.conveneConferences && (
              <Button size="sm" variant="outline" onPress={() => setChanging(true)}>
                {t(isOn ? 'setting.turnOff' : 'setting.turnOn')}
              </Button>
            )
          }
        >
          {isOn ? t('setting.onBody', { ground: current?.ground ?? '' }) : t('setting.offBody')}
        </Banner>
      </div>
      <Section title={t('setting.history')}>
        <Table
          label={t('setting.history')}
          rows={rows}
          empty={<p className="text-quiet">{t('setting.noHistory')}</p>}
          columns={[
            {
              id: 'allowed',
              label: t('setting.value'),
              isRowHeader: true,
              render: ({ allowed }) => t(allowed ? 'setting.allowed' : 'setting.forbidden'),
            },
            { id: 'ground', label: t('field.ground'), render: ({ ground }) => ground },
            { id: 'by', label: t('setting.by'), render: ({ changedBy }) => changedBy.name },
            { id: 'at', label: t('setting.at'), render: ({ at }) => <DateText iso={at} withTime /> },
          ]}
        />
      </Section>
      {isChanging && <SettingDialog allowed={!isOn} onClose={() => setChanging(false)} onDone={refetch} />}
    </div>
  );
}

function SettingDialog({ allowed, onClose, onDone }: { allowed: boolean; onClose: () => void; onDone: () => void }) {
  const t = useText(text);
  const title = t(allowed ? 'setting.turnOn' : 'setting.turnOff');
  const form = useCommandForm({
    document: TaxSettingMutation,
    schema: z.object({ ground: requiredText(500) }),
    defaultValues: { ground: '' },
    args: ({ ground }) => ({ allowed, ground }),
    onDone: () => {
      toast('success', t('setting.done'));
      onDone();
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={title} label={title} submit={title} danger={!allowed} onClose={onClose}>
      <p>{t(allowed ? 'setting.onLead' : 'setting.offLead')}</p>
      <Bound form={form} name="ground" label={t('field.ground')}>
        {(field) => <TextArea {...field} isRequired description={t('field.groundHint')} most={500} />}
      </Bound>
    </FormDialog>
  );
}
