import { labels } from '../../consents/labels.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import type { Category, ReferralConsentCardFragment } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { Button, TextLink } from '../../ui/Button.tsx';
import { cx } from '../../ui/classes.ts';
import { confirm } from '../../ui/Dialog.tsx';
import { DateText, formatDate } from '../../ui/dates.tsx';
import { Card, DescriptionList } from '../../ui/layout.tsx';
import { toast } from '../../ui/Toast.tsx';
import { agencyName } from '../agencyName.ts';
import { RefusalBanner } from './Meanwhile.tsx';
import { WithdrawConsent } from './mutations.ts';
import { text } from './text.ts';
import { useCommand } from './useCommand.ts';

const ConsentCardFragment = graphql(`
  fragment ReferralConsentCard on Consent {
    id decision method giver representativeName representativeRelation witnessName givenAt validUntil withdrawnAt active
    items { id category purpose recipient { id name nameEn } }
    viewerCan { withdraw }
  }
`);

/** One consent: recipient × category × purpose, how and until when it was given, and its withdrawal. */
export function ConsentCard({
  consent,
  onStale,
}: {
  consent: FragmentType<typeof ConsentCardFragment>;
  onStale: () => void;
}) {
  const data = useFragment(ConsentCardFragment, consent);
  const t = useText(text);
  const l = useText(labels);
  const command = useCommand();
  const withdraw = async (): Promise<void> => {
    const isSure = await confirm({
      title: t('consent.withdrawTitle'),
      body: t('consent.withdrawBody'),
      action: t('consent.withdrawAction'),
      danger: true,
    });
    if (!isSure) return;
    if (await command.run(WithdrawConsent, { id: data.id })) toast('success', t('consent.withdrawDone'));
    onStale();
  };
  return (
    <Card className={data.active ? undefined : 'bg-ground'}>
      <Standing data={data} />
      <Items data={data} />
      <DescriptionList
        items={[
          { id: 'given', term: t('consent.given'), value: <DateText iso={data.givenAt} /> },
          { id: 'until', term: t('consent.until'), value: <DateText iso={data.validUntil} /> },
          {
            id: 'how',
            term: t('consent.how'),
            value: [l(`method.${data.method}`), data.witnessName && t('consent.witness', { name: data.witnessName })]
              .filter(Boolean)
              .join('　'),
          },
          {
            id: 'by',
            term: t('consent.by'),
            value:
              data.giver === 'SELF'
                ? l('giver.SELF')
                : t('consent.representative', { name: data.representativeName, relation: data.representativeRelation }),
          },
        ]}
      />
      {command.refusal && <RefusalBanner refusal={command.refusal} />}
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        {data.viewerCan.withdraw && (
          <Button variant="outline" size="sm" danger isPending={command.isPending} onPress={withdraw}>
            {t('consent.withdraw')}
          </Button>
        )}
        <TextLink href={`/consents/${data.id}/print`} className="text-sm">
          {t('consent.printForm')}
        </TextLink>
      </div>
    </Card>
  );
}

function Standing({ data }: { data: ReferralConsentCardFragment }) {
  const t = useText(text);
  const language = useLanguage();
  if (data.decision === 'REFUSED') return <p className="mb-2 font-bold">{t('consent.refused')}</p>;
  if (data.withdrawnAt) {
    const day = formatDate(data.withdrawnAt, language);
    return <p className="mb-2 font-bold text-red-900">{t('consent.withdrawn', { day })}</p>;
  }
  return data.active ? null : <p className="mb-2 font-bold">{t('consent.expired')}</p>;
}

/** The items by recipient and purpose, which keeps every recipient × category × purpose as it was agreed. */
function grouped(items: ReferralConsentCardFragment['items']) {
  const groups = new Map<string, { id: string; first: (typeof items)[number]; categories: Category[] }>();
  for (const item of items) {
    const id = `${item.recipient.id} ${item.purpose}`;
    const group = groups.get(id) ?? { id, first: item, categories: [] };
    group.categories.push(item.category);
    groups.set(id, group);
  }
  return [...groups.values()];
}

function Items({ data }: { data: ReferralConsentCardFragment }) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const cell = 'border-b border-line px-2 py-1.5 text-left align-top';
  return (
    <table className="mb-3 w-full border-separate border-spacing-0 text-sm leading-snug">
      <caption className="sr-only">{t('consent.caption')}</caption>
      <thead>
        <tr>
          {(['recipient', 'for', 'category'] as const).map((column) => (
            <th
              key={column}
              scope="col"
              className={cx(cell, 'bg-solid-gray-50 font-bold', column !== 'category' && 'w-1/4')}
            >
              {t(`consent.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grouped(data.items).map(({ id, first, categories }) => (
          <tr key={id}>
            <th scope="row" className={`${cell} font-normal`}>
              {agencyName(first.recipient, language)}
            </th>
            <td className={cell}>{l(`purpose.${first.purpose}`)}</td>
            <td className={cell}>
              <ul className="flex flex-wrap gap-1">
                {categories.map((category) => (
                  <li key={category} className="rounded-4 bg-solid-gray-100 px-1.5 py-0.5">
                    {l(`category.${category}`)}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
