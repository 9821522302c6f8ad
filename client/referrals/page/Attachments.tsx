import { useState } from 'react';
import { categories } from '../../consents/content.ts';
import { labels } from '../../consents/labels.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import type { Category } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { FileField } from '../../ui/FileField.tsx';
import { Card, Section } from '../../ui/layout.tsx';
import { Select } from '../../ui/Select.tsx';
import { text as uiText } from '../../ui/text.ts';
import { useUploads } from '../../ui/useUploads.ts';
import { AttachmentRow } from './AttachmentRow.tsx';
import { exchangeText as text } from './exchangeText.ts';
import { useSendFile } from './useSendFile.ts';

const AttachmentsFragment = graphql(`
  fragment ReferralAttachments on Referral {
    id
    attachments { id ...ReferralAttachment }
    viewerCan { attach }
  }
`);

/** Files on the referral: open, add with progress, take back. Which information a file holds decides who may open it. */
export function Attachments({
  referral,
  onStale,
}: {
  referral: FragmentType<typeof AttachmentsFragment>;
  onStale: () => void;
}) {
  const data = useFragment(AttachmentsFragment, referral);
  const t = useText(text);
  const u = useText(uiText);
  const l = useText(labels);
  const [isAdding, setAdding] = useState(false);
  const [category, setCategory] = useState<Category>('PROGRESS');
  const uploads = useUploads(useSendFile(data.id, category, onStale));
  // What has arrived stands in the list above; the field keeps what is on its way or was refused.
  const unfinished = uploads.items.filter(({ state }) => state !== 'done');
  return (
    <div id="attachments">
      <Section
        title={t('attachments.title')}
        actions={
          data.viewerCan.attach &&
          !isAdding && (
            <Button size="sm" variant="outline" icon="plus" onPress={() => setAdding(true)}>
              {t('attachments.add')}
            </Button>
          )
        }
      >
        {data.attachments.length === 0 && !isAdding && <p className="text-quiet">{t('attachments.none')}</p>}
        <ul className="flex flex-col gap-2">
          {data.attachments.map((attachment) => (
            <AttachmentRow key={attachment.id} attachment={attachment} onStale={onStale} />
          ))}
        </ul>
        {isAdding && (
          <Card className="mt-3 flex flex-col gap-4 bg-ground">
            <Select<Category>
              label={t('attachments.category')}
              description={t('attachments.categoryHelp', { category: l(`category.${category}`) })}
              className="max-w-md"
              value={category}
              onChange={(next) => setCategory(next || 'PROGRESS')}
              choices={categories.map((id) => ({ id, label: l(`category.${id}`), note: l(`categoryNote.${id}`) }))}
            />
            <FileField
              label={t('attachments.add')}
              items={unfinished}
              onAdd={uploads.add}
              onRemove={uploads.remove}
              accept={['application/pdf', 'image/jpeg', 'image/png']}
              limit={{ types: t('attachments.limit'), megabytes: 10 }}
              isDisabled={!data.viewerCan.attach}
            />
            <div>
              <Button size="sm" variant="outline" onPress={() => setAdding(false)}>
                {u('close')}
              </Button>
            </div>
          </Card>
        )}
      </Section>
    </div>
  );
}
