import { builder } from '../builder.ts';
import { type ContentBuilder, contentTexts, type InputBuilder, inputTexts } from '../contentFields.ts';
import type { PersonContent } from '../referrals/content.ts';
import { ContactChannelEnum, SexEnum } from './enums.ts';
import type { HouseholdMember } from './rows.ts';
import { HouseholdMemberType } from './type.ts';

/** What each field of a person's form means, said once for what goes in and what comes out. */
const texts = {
  name: '氏名, exactly as typed; at most 120 characters. Required to send.',
  nameKana: 'ふりがな in hiragana or katakana, half-width too; stored in hiragana. Required to send.',
  alias: '通称.',
  birthDate: 'Era or ISO date as typed: `昭和60年4月1日`, `S60.4.1`, `1985-04-01`.',
  postalCode: 'Seven digits, any width, hyphen optional.',
  address: 'At most 500 characters.',
  phone: '10 or 11 digits beginning with 0.',
  email: 'E-mail address.',
  contactHours: 'When it is safe to get in touch, in words.',
  contactNote: 'What else to take care of; at most 500 characters.',
  householdNote: 'The household in words; at most 4,000 characters.',
} as const;

const notes = {
  sex: 'Sex as the person states it.',
  contactChannel:
    'The safe way to get in touch; it needs the phone, e-mail or address it names. Required to send, and to save a record.',
  contactNoMessage: 'Leave no message, nor word with anybody else.',
  household: 'Household sketch; at most 20 lines.',
} as const;

const HouseholdMemberInput = builder.inputType('HouseholdMemberInput', {
  description: 'One line of the household sketch.',
  fields: (t) => ({
    relation: t.string({ required: true, description: 'Relation to the person.' }),
    name: t.string({ defaultValue: '', description: 'Name, or empty.' }),
    age: t.int({ description: 'Age in years, 0 to 130.' }),
    livesTogether: t.boolean({ defaultValue: true, description: 'Whether they share the home.' }),
    note: t.string({ defaultValue: '', description: 'At most 120 characters.' }),
  }),
});

/** The fields of a person's form, as they come in. */
export const personInputs = (t: InputBuilder, required: readonly string[] = []) => ({
  ...inputTexts(t, texts, required),
  sex: t.field({ type: SexEnum, description: notes.sex }),
  contactChannel: t.field({ type: ContactChannelEnum, description: notes.contactChannel }),
  contactNoMessage: t.boolean({ description: notes.contactNoMessage }),
  household: t.field({ type: [HouseholdMemberInput], description: notes.household }),
});

export const PersonInput = builder.inputRef<PersonContent>('PersonInput').implement({
  description: "The agency's own record of a person, whole.",
  fields: (t) => personInputs(t as InputBuilder, ['name', 'nameKana']) as never,
});

/** The same fields as they go out. */
export const personContentFields = (t: ContentBuilder<PersonContent>) => ({
  ...contentTexts(t, texts),
  sex: t.expose('sex', { type: SexEnum, nullable: true, description: notes.sex }),
  contactChannel: t.expose('contactChannel', {
    type: ContactChannelEnum,
    nullable: true,
    description: notes.contactChannel,
  }),
  contactNoMessage: t.exposeBoolean('contactNoMessage', { nullable: true, description: notes.contactNoMessage }),
  household: t.field({
    type: [HouseholdMemberType],
    nullable: true,
    description: notes.household,
    resolve: ({ household }) => household as HouseholdMember[] | null | undefined,
  }),
});
