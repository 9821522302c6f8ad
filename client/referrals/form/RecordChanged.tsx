import { useFragment as unmask } from '../../generated/fragment-masking.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { contentOf, personKeys } from '../../people/content.ts';
import { PersonRecordFragment, PersonRecordQuery } from '../../people/documents.ts';
import { ChooseDifferences } from '../../ui/form/ChooseDifferences.tsx';
import type { ContentForm } from '../../ui/form/useContentForm.ts';
import { sameContent } from '../../ui/form/values.ts';
import { useLiveQuery } from '../../useLiveQuery.ts';
import type { Content } from './content.ts';
import { text } from './text.ts';
import { useDescribe } from './useDescribe.ts';

/**
 * What somebody corrected in the record since the form was filled from it: sending would write it over. The record is
 * proposed, for whoever corrected it last may have heard that a number is not safe any more.
 */
export function RecordChanged({ form, personId }: { form: ContentForm<Content>; personId: string }) {
  const t = useText(text);
  const language = useLanguage();
  const { labelOf, describe } = useDescribe();
  const { data } = useLiveQuery({ query: PersonRecordQuery, variables: { id: personId } });
  const { content } = form;
  const record = unmask(PersonRecordFragment, data?.person ?? null);
  if (!record || record.version === content.personVersion) return null;
  const stored: Content = contentOf(record, language);
  const differing = personKeys
    .filter((key) => !sameContent(content[key], stored[key]))
    .map((key) => ({ key, start: 'theirs' as const }));
  if (differing.length === 0) return null;
  return (
    <div className="mb-6">
      <ChooseDifferences
        title={t('person.changed.title')}
        body={t('person.changed.body')}
        mine={content}
        theirs={stored}
        differing={differing}
        labelOf={labelOf}
        describe={describe}
        onChoose={(kept) => form.change({ ...kept, personVersion: record.version })}
      />
    </div>
  );
}
