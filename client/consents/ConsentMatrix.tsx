import { useState } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import type { AgencyKind, Category, ConsentItemInput, Purpose } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { proposedPurpose } from '../referrals/form/purpose.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { ContentForm } from '../ui/form/useContentForm.ts';
import { Icon } from '../ui/icons.tsx';
import { Section } from '../ui/layout.tsx';
import { ComboBox, Select } from '../ui/Select.tsx';
import {
  type Column,
  type ConsentContent,
  categories,
  columnsOf,
  isSameColumn,
  purposes,
  withCell,
} from './content.ts';
import { labels } from './labels.ts';
import { useNotice } from './Notice.tsx';
import { useRecipients } from './recipients.ts';
import { text } from './text.ts';

/**
 * What may be told (rows) to which agency for which purpose (columns). A tick is one item of the consent; ticks of different
 * columns never combine.
 * @param main the column of the referral's own receiver, which stays
 * @param written categories about which something has been entered
 * @param isRefusal the ticks say what was refused
 */
export function ConsentMatrix({
  form,
  main,
  written = [],
  isRefusal = false,
}: {
  form: ContentForm<ConsentContent>;
  main?: Column;
  written?: readonly Category[];
  isRefusal?: boolean;
}) {
  const t = useText(text);
  const [added, setAdded] = useState<Column[]>([]);
  const [isAdding, setAdding] = useState(false);
  const { notice } = useNotice('ja');
  // Nobody agrees to what they were not told of; a refusal may be of anything.
  const isTold = ({ category, purpose }: { category?: Category; purpose?: Purpose }): boolean =>
    isRefusal ||
    !notice ||
    ((!category || notice.categories.includes(category)) && (!purpose || notice.purposes.includes(purpose)));
  const items = form.content.items ?? [];
  const columns = columnsOf([...(main ? [main] : []), ...added], items);
  const bound = form.at<ConsentItemInput[]>('items', t('matrix.title'), [...items], (next) =>
    form.change({ items: next }),
  );
  const problems = [
    'items',
    ...items.flatMap((_, at) => ['recipientId', 'category', 'purpose'].map((key) => `items.${at}.${key}`)),
  ]
    .map((path) => form.problemAt(path))
    .filter((message) => message !== undefined);

  return (
    <Section
      title={t('matrix.title')}
      actions={
        <Button size="sm" variant="outline" icon="plus" onPress={() => setAdding(true)}>
          {t('matrix.addColumn')}
        </Button>
      }
    >
      <p className="mb-3 text-sm text-quiet">{isRefusal ? t('matrix.refusedHelp') : t('matrix.help')}</p>
      {[...new Set(problems)].map((message) => (
        <p key={message} role="alert" className="mb-2 flex items-center gap-1 text-error-1">
          <Icon name="error" size={16} />
          {message}
        </p>
      ))}
      {columns.length === 0 && (
        <p
          ref={bound.inputRef}
          tabIndex={-1}
          className="rounded-8 border border-dashed border-solid-gray-420 px-4 py-6"
        >
          {t('matrix.start')}
        </p>
      )}
      {columns.length > 0 && (
        <div ref={bound.inputRef} tabIndex={-1} className="relative overflow-x-auto">
          <MatrixTable
            columns={columns}
            items={items}
            rows={categories.filter(
              (category) => isTold({ category }) || items.some((item) => item.category === category),
            )}
            main={main}
            written={written}
            onTick={(column, category, isTicked) => bound.onChange(withCell(items, column, category, isTicked))}
            onRemove={(column) => {
              setAdded(added.filter((each) => !isSameColumn(each, column)));
              bound.onChange(items.filter((item) => !isSameColumn(item, column)));
            }}
          />
        </div>
      )}
      {main && written.length > 0 && (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Button
            size="sm"
            variant="outline"
            icon="check"
            onPress={() =>
              bound.onChange(written.reduce((all, category) => withCell(all, main, category, true), [...items]))
            }
          >
            {t('matrix.fill')}
          </Button>
          <span className="text-sm text-quiet">{t('matrix.fillHelp')}</span>
        </div>
      )}
      {isAdding && (
        <AddColumn
          offered={purposes.filter((purpose) => isTold({ purpose }))}
          kinds={isRefusal ? undefined : notice?.recipients}
          onClose={() => setAdding(false)}
          onAdd={(column) => {
            setAdded([...added, column]);
            setAdding(false);
          }}
        />
      )}
    </Section>
  );
}

function MatrixTable({
  columns,
  items,
  rows,
  main,
  written,
  onTick,
  onRemove,
}: {
  columns: readonly Column[];
  items: readonly ConsentItemInput[];
  rows: readonly Category[];
  main?: Column;
  written: readonly Category[];
  onTick: (column: Column, category: Category, isTicked: boolean) => void;
  onRemove: (column: Column) => void;
}) {
  const t = useText(text);
  const l = useText(labels);
  const { nameOf } = useRecipients();
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{t('matrix.caption')}</caption>
      <thead>
        <tr className="bg-solid-gray-50">
          <th
            scope="col"
            className="sticky left-0 z-10 border border-line bg-solid-gray-50 px-3 py-2 text-left text-sm"
          >
            {t('matrix.category')}
          </th>
          {columns.map((column) => {
            const agency = nameOf(column.recipientId);
            const purpose = l(`purpose.${column.purpose}`);
            return (
              <th
                key={`${column.recipientId} ${column.purpose}`}
                scope="col"
                className="min-w-28 border border-line px-2 py-2 text-sm"
              >
                <span className="block">{agency}</span>
                <span className="block font-normal text-quiet">{purpose}</span>
                {!(main && isSameColumn(main, column)) && (
                  <IconButton
                    icon="cross"
                    size="sm"
                    label={t('matrix.remove', { agency, purpose })}
                    onPress={() => onRemove(column)}
                  />
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((category) => (
          <tr key={category} className="hover:bg-blue-50">
            <th
              scope="row"
              className="sticky left-0 z-10 border border-line bg-white px-3 py-1.5 text-left font-normal leading-snug"
            >
              <span className="font-bold">{l(`category.${category}`)}</span>
              {written.includes(category) && (
                <span className="ml-2">
                  <Badge tone="quiet">{t('matrix.written')}</Badge>
                </span>
              )}
              <span className="block text-sm text-quiet max-sm:hidden">{l(`categoryNote.${category}`)}</span>
            </th>
            {columns.map((column) => (
              <td key={`${column.recipientId} ${column.purpose}`} className="border border-line p-0 text-center">
                <Cell
                  label={t('matrix.cell', {
                    agency: nameOf(column.recipientId),
                    category: l(`category.${category}`),
                    purpose: l(`purpose.${column.purpose}`),
                  })}
                  isTicked={items.some((item) => item.category === category && isSameColumn(item, column))}
                  onTick={(isTicked) => onTick(column, category, isTicked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ label, isTicked, onTick }: { label: string; isTicked: boolean; onTick: (isTicked: boolean) => void }) {
  return (
    <AriaCheckbox
      aria-label={label}
      isSelected={isTicked}
      onChange={onTick}
      className="group flex min-h-11 w-full cursor-pointer items-center justify-center"
    >
      <span className="flex size-6 items-center justify-center rounded-4 border-2 border-field bg-white text-white group-hover:border-black group-data-[focus-visible]:focus-ring group-data-[selected]:border-key-900 group-data-[selected]:bg-key-900">
        {isTicked && <Icon name="check" size={18} />}
      </span>
    </AriaCheckbox>
  );
}

function AddColumn({
  offered,
  kinds,
  onAdd,
  onClose,
}: {
  offered: readonly Purpose[];
  /** Kinds of agency that can be chosen; all where absent. */
  kinds?: readonly AgencyKind[];
  onAdd: (column: Column) => void;
  onClose: () => void;
}) {
  const t = useText(text);
  const l = useText(labels);
  const viewer = useViewer();
  const { recipients = [], nameOf, kindOf } = useRecipients();
  const [recipientId, setRecipient] = useState('');
  const [chosen, setPurpose] = useState<Purpose>();
  const proposed = proposedPurpose(recipientId, kindOf);
  const purpose = chosen ?? (offered.includes(proposed) ? proposed : 'CONSULTATION');
  return (
    <Dialog
      title={t('matrix.addColumn')}
      isOpen
      onClose={onClose}
      footer={
        <Button isDisabled={!recipientId} onPress={() => recipientId && onAdd({ recipientId, purpose })}>
          {t('matrix.add')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <p className="text-quiet">{t('matrix.addHelp')}</p>
        <ComboBox
          label={t('matrix.agency')}
          isRequired
          value={recipientId}
          onChange={setRecipient}
          choices={recipients
            .filter(
              ({ id, active, kind }) =>
                active && kind !== 'AUDIT' && id !== viewer.posting?.agency.id && (!kinds || kinds.includes(kind)),
            )
            .map(({ id, services, nameKana }) => ({ id, label: nameOf(id), note: services, search: nameKana }))}
        />
        <Select<Purpose>
          label={t('matrix.purpose')}
          isRequired
          value={purpose}
          onChange={(picked) => setPurpose(picked || undefined)}
          choices={offered.map((id) => ({ id, label: l(`purpose.${id}`) }))}
        />
      </div>
    </Dialog>
  );
}
