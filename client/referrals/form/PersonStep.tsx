import { useClient } from 'urql';
import { useFragment as unmask } from '../../generated/fragment-masking.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { contentOf, type PersonContent, personKeys } from '../../people/content.ts';
import { PersonRecordFragment, PersonRecordQuery } from '../../people/documents.ts';
import { HouseholdFields } from '../../people/HouseholdFields.tsx';
import { ContactFields, IdentityFields } from '../../people/PersonFields.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import type { ContentForm } from '../../ui/form/useContentForm.ts';
import { toast } from '../../ui/Toast.tsx';
import type { Content } from './content.ts';
import type { DraftFacts } from './draftApi.ts';
import { DuplicateHints, PersonSearch } from './PersonSearch.tsx';
import { RecordChanged } from './RecordChanged.tsx';
import { text } from './text.ts';

const identity: readonly string[] = ['name', 'nameKana', 'alias', 'sex', 'birthDate'];
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || value === false;

/**
 * The content with a recorded person chosen: who they are comes from the record; how to reach them stays as just typed, since the
 * person at the counter knows it best, and comes from the record where nothing was typed.
 */
export function withPerson(content: Content, record: PersonContent): Content {
  const entries = personKeys.map((key) => {
    const isTyped = !isEmpty(content[key]) && !(Array.isArray(content[key]) && content[key].length === 0);
    return [key, !identity.includes(key) && isTyped ? content[key] : record[key]] as const;
  });
  return { ...content, ...Object.fromEntries(entries) };
}

/**
 * Step 1: who is referred; a recorded person, or a new one.
 * @param facts what is known of the draft besides its content: once sent, a referral stays about its person
 */
export function PersonStep({ form, facts }: { form: ContentForm<Content>; facts: DraftFacts | null }) {
  const t = useText(text);
  const client = useClient();
  const language = useLanguage();
  const { content } = form;

  async function use(id: string): Promise<void> {
    const { data } = await client.query(PersonRecordQuery, { id }, { requestPolicy: 'network-only' }).toPromise();
    const record = unmask(PersonRecordFragment, data?.person ?? null);
    if (!record) {
      toast('error', t('person.unreadable'));
      return;
    }
    const filled = withPerson(form.content, contentOf(record, language));
    // Another agency's record fills the form in; the referral makes one of our own.
    form.change(data?.person?.viewerCan.refer ? { ...filled, personId: id, personVersion: record.version } : filled);
  }

  return (
    <>
      {content.personId ? (
        <div className="mb-6">
          <Banner
            tone="info"
            title={t('person.chosen')}
            action={
              facts?.status !== 'RETURNED' && (
                <Button
                  size="sm"
                  variant="outline"
                  onPress={() =>
                    form.change(
                      Object.fromEntries(['personId', 'personVersion', ...personKeys].map((key) => [key, null])),
                    )
                  }
                >
                  {t('person.other')}
                </Button>
              )
            }
          >
            {t('person.chosenBody')}
          </Banner>
        </div>
      ) : (
        !facts?.parent && <PersonSearch onUse={use} />
      )}
      {content.personId && <RecordChanged key={content.personId} form={form} personId={content.personId} />}
      <IdentityFields form={form} />
      {!content.personId && <DuplicateHints content={content} isOwnOnly={Boolean(facts?.parent)} onUse={use} />}
      <ContactFields form={form} />
      <HouseholdFields form={form} />
    </>
  );
}
