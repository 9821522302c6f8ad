import type { ReactNode } from 'react';
import { concerns as concernCategories } from '../../../api/referrals/concerns.ts';
import { parseJapaneseDate } from '../../../api/text/eraDate.ts';
import { categories, columnsOf, isSameColumn } from '../../consents/content.ts';
import { useCovered } from '../../consents/covered.ts';
import { labels as consentLabels } from '../../consents/labels.ts';
import { useRecipients } from '../../consents/recipients.ts';
import { text as consentText } from '../../consents/text.ts';
import type { Category } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { HouseholdList } from '../../people/HouseholdList.tsx';
import { text as peopleText } from '../../people/text.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EraDate } from '../../ui/dates.tsx';
import { DescriptionList, Section } from '../../ui/layout.tsx';
import { PersonName } from '../../ui/person.tsx';
import { labels } from '../labels.ts';
import type { Content } from './content.ts';
import type { StepId } from './steps.ts';
import { text } from './text.ts';
import { openedCategories } from './visibility.ts';

interface Row {
  id: string;
  category: Category;
  step: StepId;
  term: string;
  value: ReactNode;
}

/** Step 5: everything as it will be stored, category by category, and whether the receiving agency will see it. */
export function ConfirmStep({
  id,
  content,
  onVisit,
}: {
  id: string | undefined;
  content: Content;
  onVisit: (step: StepId) => void;
}) {
  const t = useText(text);
  const { open } = useCovered(id, content.personId, content.toAgencyId, content.purpose ?? 'CONSULTATION');
  const opened = openedCategories(content, open);
  const rows = useRows(content);
  return (
    <>
      <Facts content={content} onVisit={onVisit} />
      <ConsentSummary content={content} onVisit={onVisit} />
      {!opened.includes('IDENTITY') && (
        <div className="mb-6">
          <Banner tone="warning" title={t('confirm.nobody')} />
        </div>
      )}
      {categories.map((category) => {
        const own = rows.filter((row) => row.category === category);
        return own.length > 0 ? (
          <CategoryRows
            key={category}
            category={category}
            rows={own}
            isOpened={opened.includes(category)}
            onVisit={onVisit}
          />
        ) : null;
      })}
    </>
  );
}

function CategoryRows({
  category,
  rows,
  isOpened,
  onVisit,
}: {
  category: Category;
  rows: readonly Row[];
  isOpened: boolean;
  onVisit: (step: StepId) => void;
}) {
  const t = useText(text);
  const l = useText(consentLabels);
  const step = rows[0]?.step ?? 'person';
  return (
    <Section
      title={l(`category.${category}`)}
      actions={
        <>
          <span className="self-center">
            <Badge tone={isOpened ? 'green' : 'neutral'} icon={isOpened ? 'check' : 'lock'}>
              {isOpened ? t('confirm.visible') : t('confirm.hidden')}
            </Badge>
          </span>
          <Change step={step} onVisit={onVisit} />
        </>
      }
    >
      <div className={isOpened ? '' : 'hatched rounded-8 p-2 [&_dl]:bg-white [&_dl]:px-3'}>
        <DescriptionList items={rows.map(({ id, term, value }) => ({ id, term, value }))} />
      </div>
    </Section>
  );
}

function Change({ step, onVisit }: { step: StepId; onVisit: (step: StepId) => void }) {
  const t = useText(text);
  return (
    <Button size="sm" variant="text" icon="write" onPress={() => onVisit(step)}>
      {t('confirm.change', { step: t(`step.${step}`) })}
    </Button>
  );
}

function Facts({ content, onVisit }: { content: Content; onVisit: (step: StepId) => void }) {
  const t = useText(text);
  const l = useText(labels);
  const c = useText(consentLabels);
  const { nameOf } = useRecipients();
  return (
    <Section title={t('confirm.always')} actions={<Change step="receiver" onVisit={onVisit} />}>
      <p className="mb-2 text-sm text-quiet">{t('confirm.alwaysHelp')}</p>
      <DescriptionList
        items={[
          { id: 'to', term: t('confirm.to'), value: nameOf(content.toAgencyId) },
          { id: 'purpose', term: l('field.purpose'), value: c(`purpose.${content.purpose ?? 'CONSULTATION'}`) },
          { id: 'urgency', term: l('field.urgency'), value: l(`urgency.${content.urgency ?? 'ROUTINE'}`) },
          {
            id: 'accompanies',
            term: l('field.accompanies'),
            value: l(`accompanies.${content.accompanies ? 'YES' : 'NO'}`),
          },
          {
            id: 'feedback',
            term: t('receiver.feedbackTitle'),
            value: content.feedbackLevel && t(`feedback.${content.feedbackLevel}`),
          },
        ]}
      />
    </Section>
  );
}

function ConsentSummary({ content, onVisit }: { content: Content; onVisit: (step: StepId) => void }) {
  const t = useText(text);
  const c = useText(consentLabels);
  const ct = useText(consentText);
  const { nameOf } = useRecipients();
  const { consent, consentState } = content;
  const items = consent?.items ?? [];
  const until = parseJapaneseDate(consent?.validUntil ?? '');
  const rows = [
    { id: 'state', term: t('consent.state'), value: consentState && c(`consentState.${consentState}`) },
  ] as {
    id: string;
    term: string;
    value: ReactNode;
  }[];
  if (consentState === 'GIVEN' && consent) {
    rows.push(
      ...columnsOf([], items).map((column) => ({
        id: `${column.recipientId} ${column.purpose}`,
        term: `${nameOf(column.recipientId)}\n${c(`purpose.${column.purpose}`)}`,
        value: categories
          .filter((category) => items.some((item) => item.category === category && isSameColumn(item, column)))
          .map((category) => c(`category.${category}`))
          .join(t('comma')),
      })),
      {
        id: 'how',
        term: ct('method'),
        value: [
          consent.method && c(`method.${consent.method}`),
          consent.method === 'ORAL' && consent.witnessName && ct('list.witness', { name: consent.witnessName }),
          consent.giver && c(`giver.${consent.giver}`),
          consent.giver === 'REPRESENTATIVE' &&
            ct('list.representative', {
              name: consent.representativeName ?? '',
              relation: consent.representativeRelation ?? '',
            }),
        ]
          .filter(Boolean)
          .join(t('gap')),
      },
      { id: 'until', term: ct('validUntil'), value: 'iso' in until && <EraDate iso={until.iso} /> },
    );
  }
  if (consentState === 'NOT_REQUIRED') {
    rows.push(
      { id: 'basis', term: t('consent.basis'), value: content.lawfulBasis && c(`lawfulBasis.${content.lawfulBasis}`) },
      { id: 'note', term: t('consent.basisNote'), value: content.lawfulBasisNote },
    );
  }
  return (
    <Section title={t('confirm.consent')} actions={<Change step="consent" onVisit={onVisit} />}>
      <DescriptionList items={rows} />
    </Section>
  );
}

/** Every entry with something in it, under its category. */
function useRows(content: Content): Row[] {
  const t = useText(text);
  const l = useText(labels);
  const c = useText(consentLabels);
  const p = useText(peopleText);
  const birth = parseJapaneseDate(content.birthDate ?? '');
  const mark = (code: keyof typeof concernCategories): string =>
    `${code === content.mainConcern ? '◎' : '○'}${l(`concern.${code}`)}`;
  const ofPerson = (
    category: Category,
    id: Parameters<typeof p>[0] extends `field.${infer F}` ? F : string,
    value: ReactNode,
  ): Row => ({
    id,
    category,
    step: 'person',
    term: p(`field.${id}` as 'field.name'),
    value,
  });
  const ticked = content.concerns ?? [];
  const rows: Row[] = [
    ofPerson('IDENTITY', 'name', content.name && <PersonName name={content.name} kana={content.nameKana} />),
    ofPerson('IDENTITY', 'alias', content.alias),
    ofPerson('IDENTITY', 'sex', content.sex && c(`sex.${content.sex}`)),
    ofPerson('IDENTITY', 'birthDate', 'iso' in birth ? <EraDate iso={birth.iso} /> : content.birthDate),
    ofPerson(
      'CONTACT',
      'address',
      [content.postalCode && `〒${content.postalCode}`, content.address].filter(Boolean).join(' '),
    ),
    ofPerson('CONTACT', 'phone', content.phone),
    ofPerson('CONTACT', 'email', content.email),
    ofPerson('CONTACT', 'contactChannel', content.contactChannel && c(`contactChannel.${content.contactChannel}`)),
    ofPerson('CONTACT', 'contactHours', content.contactHours),
    ofPerson('CONTACT', 'contactNoMessage', content.contactNoMessage && p('yes')),
    ofPerson('CONTACT', 'contactNote', content.contactNote),
    ofPerson(
      'HOUSEHOLD',
      'household',
      (content.household?.length ?? 0) > 0 && (
        <HouseholdList
          members={(content.household ?? []).map(({ relation, name, age, livesTogether, note }) => ({
            relation,
            name: name ?? '',
            age,
            livesTogether: livesTogether ?? true,
            note: note ?? '',
          }))}
        />
      ),
    ),
    ofPerson('HOUSEHOLD', 'householdNote', content.householdNote),
    ...categories.map((category): Row => {
      const own = ticked.filter((code) => concernCategories[code] === category);
      return {
        id: `concerns.${category}`,
        category,
        step: 'concerns',
        term: t('step.concerns'),
        value: own.map(mark).join('\n'),
      };
    }),
    ...(content.details ?? []).map(
      (detail): Row => ({
        id: `details.${detail.category}`,
        category: detail.category,
        step: 'concerns',
        term: l('field.details'),
        value: detail.text,
      }),
    ),
    { id: 'wishes', category: 'PLAN', step: 'concerns', term: l('field.wishes'), value: content.wishes },
    { id: 'reason', category: 'PROGRESS', step: 'concerns', term: l('field.reason'), value: content.reason },
    {
      id: 'understanding',
      category: 'PROGRESS',
      step: 'receiver',
      term: l('field.understanding'),
      value: content.understanding && l(`understanding.${content.understanding}`),
    },
  ];
  return rows.filter(({ value }) => Boolean(value));
}
