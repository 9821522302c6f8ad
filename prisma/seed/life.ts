import {
  type ForeignName,
  foreignNames,
  type Generation,
  givenNames,
  type NamePart,
  type Sex,
  surnames,
} from '../names.ts';
import { city, districts, fictionalPhone } from '../places.ts';
import type { AgencyCode } from './agencies.ts';
import { Dice } from './dice.ts';
import { hours } from './phrases.ts';
import { drawSlots, render, type Slots } from './render.ts';
import type { ContactWish, Relative, Story } from './story.ts';

export interface HouseholdMember {
  relation: string;
  name: string;
  age: number | null;
  livesTogether: boolean;
  note: string;
}

/** A fictional person with a story of their own. */
export interface Life {
  key: string;
  story: Story;
  slots: Slots;
  referrer: AgencyCode;
  foreign: boolean;
  name: string;
  nameKana: string;
  alias: string;
  sex: Sex;
  birthDate: string;
  postalCode: string;
  address: string;
  phone: string;
  email: string;
  contactChannel: NonNullable<ContactWish['channel']>;
  contactHours: string;
  contactNoMessage: boolean;
  contactNote: string;
  household: HouseholdMember[];
  householdNote: string;
}

const languages: Record<string, string> = {
  ベトナム: 'ベトナム語',
  ブラジル: 'ポルトガル語',
  ペルー: 'スペイン語',
  フィリピン: 'タガログ語',
  ネパール: 'ネパール語',
  中国: '中国語',
  韓国: '韓国語',
  インドネシア: 'インドネシア語',
  インド: '英語',
};

/** Draws lives one after the other, so that no two people bear one name. */
export class Register {
  readonly #taken = new Set<string>();
  readonly #year: number;

  /** @param year the current year, from which ages count */
  constructor(year: number) {
    this.#year = year;
  }

  draw(key: string, story: Story, referrer: AgencyCode): Life {
    const dice = new Dice(key);
    const age = dice.int(...story.age);
    const birthYear = this.#year - age - 1;
    const foreign = story.foreign ? this.#foreignName(dice) : undefined;
    const sex: Sex = story.sex ?? foreign?.sex ?? dice.pick(['FEMALE', 'MALE'] as const);
    const surname = dice.pick(surnames);
    const [name, nameKana] = foreign ? [foreign.text, foreign.kana] : this.#name(surname, sex, birthYear, dice);
    const slots = drawSlots(story.slots, dice);
    const told = foreign ? { ...slots, lang: languages[foreign.country] ?? '英語' } : slots;
    const family = story.household.map((relative) =>
      member(relative, age, foreign ? undefined : surname, this.#year, dice),
    );
    return {
      key,
      story,
      slots: told,
      referrer,
      foreign: foreign !== undefined,
      name,
      nameKana,
      alias: foreign?.alias ?? '',
      sex,
      birthDate: `${birthYear}-${two(dice.int(1, 12))}-${two(dice.int(1, 28))}`,
      ...contact(story, told, dice),
      ...home(story, dice),
      household: family,
      householdNote: render(story.householdNote ?? '', told, dice),
    };
  }

  #name(surname: NamePart, sex: Sex, birthYear: number, dice: Dice): [string, string] {
    for (;;) {
      const given = dice.pick(givenNames[generationOf(birthYear)][sex]);
      const name = `${surname.text}　${given.text}`;
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      return [name, `${surname.kana}　${given.kana}`];
    }
  }

  #foreignName(dice: Dice): ForeignName {
    const free = foreignNames.filter(({ text }) => !this.#taken.has(text));
    const name = dice.pick(free);
    this.#taken.add(name.text);
    return name;
  }
}

function generationOf(birthYear: number): Generation {
  if (birthYear < 1960) return 'OLD';
  return birthYear < 1995 ? 'MIDDLE' : 'YOUNG';
}

const two = (value: number) => String(value).padStart(2, '0');

const women = ['妻', '母', '長女', '次女'];
const men = ['夫', '父', '長男', '次男', '三男', '弟'];

function member(
  relative: Relative,
  age: number,
  surname: NamePart | undefined,
  year: number,
  dice: Dice,
): HouseholdMember {
  const own = relative.years
    ? Math.max(Math.min(dice.int(...relative.years), age - 19), relative.relation === '孫' ? 0 : age - 42)
    : age + dice.int(...(relative.age ?? [0, 0]));
  const sex = women.includes(relative.relation) ? 'FEMALE' : men.includes(relative.relation) ? 'MALE' : undefined;
  const given = dice.pick(givenNames[generationOf(year - own)][sex ?? dice.pick(['FEMALE', 'MALE'] as const)]);
  // Of a spouse or child told of in passing the desk often has no name.
  const named = surname && sex && dice.chance(0.6);
  return {
    relation: relative.relation,
    name: named ? `${surname.text}　${given.text}` : '',
    age: own,
    livesTogether: relative.together ?? true,
    note: relative.note ?? '',
  };
}

function contact({ contact: wish = {} }: Story, slots: Slots, dice: Dice) {
  const channel = wish.channel ?? dice.weigh({ MOBILE: 6, PHONE: 2, LETTER: 1 });
  const landline = channel === 'PHONE' || dice.chance(0.1);
  const reachable = channel !== 'NO_CONTACT' && channel !== 'VIA_REFERRER';
  return {
    contactChannel: channel,
    phone: reachable ? fictionalPhone(landline ? 'LANDLINE' : 'MOBILE', dice.int(0, 9999)) : '',
    email:
      channel === 'EMAIL' ? `${dice.pick(['sora', 'umi', 'hana', 'mori', 'kaze'])}${dice.int(10, 99)}@example.jp` : '',
    contactHours: render(wish.hours ?? (channel === 'NO_CONTACT' ? '' : dice.pick(hours)), slots, dice),
    contactNoMessage: wish.noMessage ?? dice.chance(0.08),
    contactNote: render(wish.note ?? '', slots, dice),
  };
}

function home({ dwelling }: Story, dice: Dice): { postalCode: string; address: string } {
  const estate = dwelling === 'PUBLIC';
  const district = dice.pick(districts.filter(({ name }) => name.endsWith('団地') === estate));
  const house = `${dice.int(1, 4)}丁目${dice.int(1, 29)}番${dice.int(1, 18)}号`;
  const building =
    dwelling === 'PUBLIC' ? '市営住宅' : dice.pick(['コーポ若葉', '第二ひかり荘', 'メゾン桜', 'ハイツ川添']);
  const flat = dwelling === 'HOUSE' ? '' : ` ${building}${dice.int(1, 3)}0${dice.int(1, 8)}号`;
  if (dwelling === 'NONE') return { postalCode: '', address: '' };
  return { postalCode: district.postalCode, address: `${city.name}${district.name}${house}${flat}` };
}
