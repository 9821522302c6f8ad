import { labels } from '../consents/labels.ts';
import { useText } from '../i18n/text.ts';
import type { Member, PersonContent } from './content.ts';
import { text } from './text.ts';

/** Words for the entries of a person's form: how each is called, and what stands in it. */
export function useDescribePerson(): {
  labelOf: (path: string) => string | undefined;
  describe: (content: PersonContent, key: keyof PersonContent & string) => string;
} {
  const t = useText(text);
  const l = useText(labels);
  const member = ({ relation, name, age, livesTogether, note }: Member): string =>
    [
      relation,
      name,
      typeof age === 'number' ? t('age', { count: age }) : '',
      livesTogether === false ? t('member.apart') : t('member.together'),
      note,
    ]
      .filter(Boolean)
      .join(' ');
  return {
    labelOf: (path) => {
      const head = path.split('.')[0] ?? '';
      return head in text.ja.field ? t(`field.${head as keyof typeof text.ja.field}`) : undefined;
    },
    describe: (content, key) => {
      if (key === 'sex') return content.sex ? l(`sex.${content.sex}`) : '';
      if (key === 'contactChannel') return content.contactChannel ? l(`contactChannel.${content.contactChannel}`) : '';
      if (key === 'household') return (content.household ?? []).map(member).join('\n');
      const value = content[key];
      if (typeof value === 'boolean') return value ? t('yes') : t('no');
      return value ? String(value) : '';
    },
  };
}
