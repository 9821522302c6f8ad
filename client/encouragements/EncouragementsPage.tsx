import { useState } from 'react';
import { useText } from '../i18n/text.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Card, Section } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { CountForm } from './CountForm.tsx';
import { Sums } from './Sums.tsx';
import { text } from './text.ts';

/** Counting people who were told of the service, and what the counts add up to. */
export function EncouragementsPage() {
  const t = useText(text);
  const { can } = useViewer();
  const [changes, setChanges] = useState(0);
  const change = () => setChanges((count) => count + 1);
  return (
    <>
      <PageHeader title={t('title.list')} lead={t('lead')} />
      {can.recordEncouragement && (
        <div className="mb-7 grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <Card className="[&>section]:mb-0">
            <Section title={t('count.title')}>
              <CountForm onRecorded={change} />
            </Section>
          </Card>
          <Banner tone="info" title={t('noPersonal')}>
            {t('noPersonalBody')}
          </Banner>
        </div>
      )}
      <Sums version={changes} onUndone={change} />
    </>
  );
}
