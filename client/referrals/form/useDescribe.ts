import { labels as consentLabels } from '../../consents/labels.ts';
import { useRecipients } from '../../consents/recipients.ts';
import type { Category, Concern, ConsentContentInput } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { personKeys } from '../../people/content.ts';
import { text as peopleText } from '../../people/text.ts';
import { useDescribePerson } from '../../people/useDescribePerson.ts';
import { labels } from '../labels.ts';
import type { Content } from './content.ts';
import { text } from './text.ts';

const isPersonKey = (key: string): key is (typeof personKeys)[number] =>
  (personKeys as readonly string[]).includes(key);

/** Words for the entries of the form: how each is called, and what stands in it, on one line or a few. */
export function useDescribe(): {
  labelOf: (path: string) => string | undefined;
  describe: (content: Content, key: keyof Content & string) => string;
} {
  const t = useText(text);
  const p = useText(peopleText);
  const l = useText(labels);
  const c = useText(consentLabels);
  const { nameOf } = useRecipients();
  const person = useDescribePerson();

  const own: Partial<Record<keyof Content, string>> = {
    personId: t('step.person'),
    concerns: t('concerns.label'),
    mainConcern: t('concerns.main'),
    details: l('field.details'),
    urgency: l('field.urgency'),
    wishes: l('field.wishes'),
    reason: l('field.reason'),
    toAgencyId: t('receiver.label'),
    purpose: l('field.purpose'),
    accompanies: t('receiver.accompanies'),
    understanding: l('field.understanding'),
    feedbackLevel: t('receiver.feedbackTitle'),
    consentState: t('consent.state'),
    consent: t('confirm.consent'),
    lawfulBasis: t('consent.basis'),
    lawfulBasisNote: t('consent.basisNote'),
    basisCategories: t('consent.basisCategories'),
  };

  const concern = (code: Concern): string => l(`concern.${code}`);
  const category = (code: Category): string => c(`category.${code}`);
  const consentOf = ({ items, method, witnessName, representativeName, validUntil }: ConsentContentInput): string =>
    [
      ...(items ?? []).map((item) =>
        t('item', {
          label: nameOf(item.recipientId),
          words: `${category(item.category)} ${c(`purpose.${item.purpose}`)}`,
        }),
      ),
      method && c(`method.${method}`),
      witnessName,
      representativeName,
      validUntil,
    ]
      .filter(Boolean)
      .join('\n');
  return {
    labelOf: (path) => {
      const head = path.split('.')[0] ?? '';
      return own[head as keyof Content] ?? person.labelOf(path);
    },
    describe: (content, key) => {
      const { urgency, purpose, understanding, feedbackLevel, consentState, lawfulBasis } = content;
      if (key === 'toAgencyId') return nameOf(content.toAgencyId);
      if (key === 'personId') return content.personId ? t('person.chosen') : '';
      if (key === 'urgency') return urgency ? l(`urgency.${urgency}`) : '';
      if (key === 'purpose') return purpose ? c(`purpose.${purpose}`) : '';
      if (key === 'understanding') return understanding ? l(`understanding.${understanding}`) : '';
      if (key === 'feedbackLevel') return feedbackLevel ? t(`feedback.${feedbackLevel}`) : '';
      if (key === 'consentState') return consentState ? c(`consentState.${consentState}`) : '';
      if (key === 'lawfulBasis') return lawfulBasis ? c(`lawfulBasis.${lawfulBasis}`) : '';
      if (key === 'mainConcern') return content.mainConcern ? concern(content.mainConcern) : '';
      if (key === 'concerns') return (content.concerns ?? []).map(concern).join(t('comma'));
      if (key === 'basisCategories') return (content.basisCategories ?? []).map(category).join(t('comma'));
      if (key === 'details')
        return (content.details ?? [])
          .map((each) => t('item', { label: category(each.category), words: each.text }))
          .join('\n');
      if (key === 'consent') return content.consent ? consentOf(content.consent) : '';
      if (isPersonKey(key)) return person.describe(content, key);
      const value = content[key];
      if (typeof value === 'boolean') return value ? p('yes') : p('no');
      return value ? String(value) : '';
    },
  };
}
