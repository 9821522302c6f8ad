import { labels } from '../../consents/labels.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import { IconButton } from '../../ui/Button.tsx';
import { confirm } from '../../ui/Dialog.tsx';
import { DateText } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Redacted } from '../../ui/person.tsx';
import { toast } from '../../ui/Toast.tsx';
import { exchangeText as text } from './exchangeText.ts';
import { RefusalBanner } from './Meanwhile.tsx';
import { RemoveAttachment } from './mutations.ts';
import { useReferralCommand } from './useReferralCommand.ts';

const AttachmentFragment = graphql(`
  fragment ReferralAttachment on Attachment { id category fileName size createdAt url viewerCanRemove }
`);

/** Size of a file as people read it; `bytes` is rounded up. */
function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** One file: open it, or why it cannot be opened; and take it back. */
export function AttachmentRow({
  attachment,
  onStale,
}: {
  attachment: FragmentType<typeof AttachmentFragment>;
  onStale: () => void;
}) {
  const data = useFragment(AttachmentFragment, attachment);
  const t = useText(text);
  const l = useText(labels);
  const command = useReferralCommand();
  const category = l(`category.${data.category}`);
  const name = data.fileName ?? '';
  const remove = async (): Promise<void> => {
    const isSure = await confirm({
      title: t('attachments.removeTitle'),
      body: (
        <>
          <p className="font-bold">{name}</p>
          <p>{t('attachments.removeBody')}</p>
        </>
      ),
      action: t('attachments.removeAction'),
      danger: true,
    });
    if (!isSure) return;
    if (await command.run(RemoveAttachment, { id: data.id })) toast('success', t('attachments.removed'));
    onStale();
  };
  return (
    <li className="rounded-8 border border-line px-3 py-2">
      <div className="flex items-center gap-3">
        <Icon name="file" />
        <div className="min-w-0 grow">
          {data.url ? (
            <a
              href={data.url}
              target="_blank"
              rel="noreferrer"
              aria-label={t('attachments.download', { name })}
              className="text-blue-1000 underline underline-offset-[0.1875rem] hover:decoration-[0.1875rem]"
            >
              {name}
            </a>
          ) : (
            <Redacted reason={t('attachments.hidden', { category })} />
          )}
          <p className="flex flex-wrap gap-x-3 text-sm text-quiet">
            <span>{category}</span>
            <span>{sizeWords(data.size)}</span>
            <DateText iso={data.createdAt} />
          </p>
        </div>
        {data.viewerCanRemove && (
          <IconButton icon="cross" size="sm" label={t('attachments.remove', { name })} onPress={remove} />
        )}
      </div>
      {command.refusal && <RefusalBanner refusal={command.refusal} />}
    </li>
  );
}
