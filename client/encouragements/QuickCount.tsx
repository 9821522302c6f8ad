import { useState } from 'react';
import { today } from '../../api/clock/tokyoDate.ts';
import { agencyLabels } from '../agencies/labels.ts';
import type { EncouragementChannel } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { Button, TextLink } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Choices.tsx';
import { Card, Section } from '../ui/layout.tsx';
import { toast } from '../ui/Toast.tsx';
import { channels } from './documents.ts';
import { text } from './text.ts';
import { useRecord } from './useRecord.ts';

/** One press for one person who was told of the service today. */
export function QuickCount() {
  const t = useText(text);
  const label = useText(agencyLabels);
  const record = useRecord();
  const [leaflet, setLeaflet] = useState(false);
  const [sending, setSending] = useState<EncouragementChannel>();
  const press = async (channel: EncouragementChannel) => {
    setSending(channel);
    const refusal = await record({ day: today(), channel, count: 1, leaflet });
    setSending(undefined);
    if (refusal) toast('error', refusal[0]?.message ?? '');
  };
  return (
    <Card className="[&>section]:mb-0">
      <Section title={t('quick.title')}>
        <p className="mb-3 text-sm text-quiet">{t('quick.body')}</p>
        <Checkbox label={t('count.leaflet')} value={leaflet} onChange={setLeaflet} className="mb-2" />
        <fieldset aria-label={t('count.channel')} className="mb-3 grid grid-cols-2 gap-2">
          {channels.map((channel) => (
            <Button
              key={channel}
              variant="outline"
              icon="plus"
              isPending={sending === channel}
              isDisabled={sending !== undefined && sending !== channel}
              onPress={() => void press(channel)}
            >
              {label(`channel.${channel}`)}
            </Button>
          ))}
        </fieldset>
        <TextLink href="/encouragements">{t('quick.more')}</TextLink>
      </Section>
    </Card>
  );
}
