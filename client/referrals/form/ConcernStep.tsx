import { concerns } from '../../../api/referrals/concerns.ts';
import { labels as consentLabels } from '../../consents/labels.ts';
import type { Category, Concern, Urgency } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckboxGroup, RadioGroup } from '../../ui/Choices.tsx';
import type { ContentForm } from '../../ui/form/useContentForm.ts';
import { Section } from '../../ui/layout.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { labels } from '../labels.ts';
import type { Content } from './content.ts';
import { text } from './text.ts';

const codes = Object.keys(concerns) as Concern[];
const urgencies: readonly Urgency[] = ['ROUTINE', 'SOON', 'URGENT'];

/** Categories that can be written about; identity, contact and wishes have fields of their own. */
const writable: readonly Category[] = [
  'HOUSING',
  'FINANCE',
  'TAX',
  'HEALTH',
  'EMPLOYMENT',
  'HOUSEHOLD',
  'EDUCATION',
  'SAFETY',
  'PROGRESS',
];

/** Step 2: what troubles the person, in their words and by category, and how urgent it is. */
export function ConcernStep({ form }: { form: ContentForm<Content> }) {
  const t = useText(text);
  const l = useText(labels);
  const { content } = form;
  const ticked = content.concerns ?? [];

  const tick = form.at<Concern[]>('concerns', t('concerns.label'), ticked, (next) => {
    const isMainKept = content.mainConcern && next.includes(content.mainConcern);
    form.change({ concerns: next, mainConcern: isMainKept ? content.mainConcern : next.length === 1 ? next[0] : null });
  });

  return (
    <>
      <div className="mb-7 flex flex-col gap-5">
        <CheckboxGroup<Concern>
          {...tick}
          layout="grid"
          choices={codes.map((id) => ({ id, label: l(`concern.${id}`) }))}
        />
        {ticked.length > 0 ? (
          <RadioGroup<Concern>
            {...form.choice('mainConcern', t('concerns.main'))}
            isRequired
            layout="row"
            choices={ticked.map((id) => ({ id, label: l(`concern.${id}`) }))}
          />
        ) : (
          <p className="text-quiet">{t('concerns.mainHint')}</p>
        )}
      </div>
      <Details form={form} />
      <div className="flex flex-col gap-6">
        <RadioGroup<Urgency>
          {...form.at<Urgency | ''>('urgency', l('field.urgency'), content.urgency ?? 'ROUTINE', (urgency) =>
            form.change({ urgency: urgency || null }),
          )}
          layout="row"
          choices={urgencies.map((id) => ({ id, label: l(`urgency.${id}`), note: l(`urgencyNote.${id}`) }))}
        />
        <TextArea
          {...form.text('reason', l('field.reason'))}
          description={t('concerns.reasonHint')}
          isRequired
          rows={3}
          most={4000}
        />
        <TextArea {...form.text('wishes', l('field.wishes'))} rows={3} most={4000} />
      </div>
    </>
  );
}

function Details({ form }: { form: ContentForm<Content> }) {
  const t = useText(text);
  const l = useText(labels);
  const c = useText(consentLabels);
  const details = form.content.details ?? [];
  const touched = (form.content.concerns ?? []).map((code) => concerns[code]);
  const shown = writable.filter(
    (category) => touched.includes(category as never) || details.some((detail) => detail.category === category),
  );
  const addable = writable.filter((category) => !shown.includes(category));

  const write = (category: Category, value: string): void => {
    const isThere = details.some((detail) => detail.category === category);
    form.change({
      details: isThere
        ? details.map((detail) => (detail.category === category ? { category, text: value } : detail))
        : [...details, { category, text: value }],
    });
  };

  return (
    <Section title={l('field.details')}>
      <p className="mb-3 text-sm text-quiet">
        {shown.length > 0 ? t('concerns.detailsHelp') : t('concerns.detailsNone')}
      </p>
      <div className="flex flex-col gap-4">
        {shown.map((category) => {
          const index = details.findIndex((detail) => detail.category === category);
          // A field not written in yet has no place of its own in the content.
          const path = index < 0 ? `details.${category}` : `details.${index}.text`;
          const label = t('concerns.detail', { category: c(`category.${category}`) });
          return (
            <TextArea
              key={category}
              {...form.at(path, label, details[index]?.text ?? '', (value) => write(category, value))}
              rows={2}
              most={4000}
            />
          );
        })}
      </div>
      {addable.length > 0 && (
        <div className="mt-3">
          <Menu
            label={t('concerns.add')}
            placement="bottom start"
            trigger={
              <Button variant="outline" size="sm" icon="plus">
                {t('concerns.add')}
              </Button>
            }
            sections={[
              {
                id: 'categories',
                entries: addable.map((category) => ({
                  id: category,
                  label: c(`category.${category}`),
                  note: c(`categoryNote.${category}`),
                  onAction: () => write(category, ''),
                })),
              },
            ]}
          />
        </div>
      )}
    </Section>
  );
}
