import { useText } from '../i18n/text.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Choices.tsx';
import type { ContentForm } from '../ui/form/useContentForm.ts';
import { Section } from '../ui/layout.tsx';
import { TextArea, TextField } from '../ui/TextField.tsx';
import type { Member, PersonContent } from './content.ts';
import { text } from './text.ts';

const most = 20;
const ageOf = (typed: string): number | null => {
  const digits = typed.normalize('NFKC').replace(/\D/g, '');
  return digits === '' ? null : Number(digits.slice(0, 4));
};

/** A sketch of the household: one row a member, and what else is to be said of it. */
export function HouseholdFields({ form }: { form: ContentForm<PersonContent> }) {
  const t = useText(text);
  const members = form.content.household ?? [];
  const write = (next: Member[]): void => form.change({ household: next });
  return (
    <Section title={t('group.household')}>
      <p className="mb-3 text-sm text-quiet">{t('hint.household')}</p>
      <ol className="flex flex-col gap-3">
        {members.map((member, index) => (
          <MemberRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id of their own, and keep their order
            key={index}
            form={form}
            member={member}
            index={index}
            onChange={(next) => write(members.map((each, at) => (at === index ? next : each)))}
            onRemove={() => write(members.filter((_, at) => at !== index))}
          />
        ))}
      </ol>
      <Button
        variant="outline"
        size="sm"
        icon="plus"
        className="mt-3"
        isDisabled={members.length >= most}
        onPress={() => write([...members, { relation: '', name: '', age: null, livesTogether: true, note: '' }])}
      >
        {t('member.add')}
      </Button>
      <TextArea {...form.text('householdNote', t('field.householdNote'))} className="mt-4" rows={2} most={4000} />
    </Section>
  );
}

function MemberRow({
  form,
  member,
  index,
  onChange,
  onRemove,
}: {
  form: ContentForm<PersonContent>;
  member: Member;
  index: number;
  onChange: (next: Member) => void;
  onRemove: () => void;
}) {
  const t = useText(text);
  const number = index + 1;
  const at = (key: 'relation' | 'name' | 'note') =>
    form.at(`household.${index}.${key}`, t(`member.${key}`), member[key] ?? '', (value) =>
      onChange({ ...member, [key]: value }),
    );
  const age = form.at(`household.${index}.age`, t('member.age'), member.age?.toString() ?? '', (value) =>
    onChange({ ...member, age: ageOf(value) }),
  );
  const together = form.at(
    `household.${index}.livesTogether`,
    t('member.livesTogether'),
    member.livesTogether ?? true,
    (livesTogether) => onChange({ ...member, livesTogether }),
  );
  return (
    <li className="rounded-8 border border-line p-3">
      <fieldset className="relative grid gap-3 pr-10 sm:grid-cols-[8rem_minmax(0,1fr)_5rem_minmax(0,1fr)] sm:items-start">
        <legend className="sr-only">{t('member.title', { number })}</legend>
        <TextField {...at('relation')} placeholder={index === 0 ? t('member.relationHint') : undefined} isRequired />
        <TextField {...at('name')} autoComplete="off" />
        <TextField {...age} inputMode="numeric" autoComplete="off" />
        <TextField {...at('note')} />
        <Checkbox {...together} className="sm:col-span-4" />
        <div className="absolute top-0 right-0">
          <IconButton icon="cross" size="sm" label={t('member.remove', { number })} onPress={onRemove} />
        </div>
      </fieldset>
    </li>
  );
}
