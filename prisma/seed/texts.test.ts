import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkEmail, checkKana, checkPhone, checkPostalCode, hasForbiddenCharacter } from '../../api/text/fields.ts';
import { findIndividualNumber } from '../../api/text/individualNumber.ts';
import { searchKey } from '../../api/text/searchKey.ts';
import { startTestCity, type TestCity } from './testCity.ts';

interface Person {
  id: string;
  name: string;
  nameKana: string;
  alias: string;
  postalCode: string;
  address: string;
  phone: string;
  email: string;
  contactChannel: string;
  household: { relation: string; age: number }[];
  birthDate: Date;
}

describe('the words of the demo city', () => {
  let city: TestCity;
  let people: Person[];
  beforeAll(async () => {
    city = await startTestCity();
    people = await city.rows<Person>('SELECT * FROM "Person"');
  });
  afterAll(() => city.stop());
  const none = async (sql: string) => expect(await city.rows(sql)).toEqual([]);

  it('hold no Individual Number, no slot left open and no forbidden character, in any column', async () => {
    const columns = await city.rows<{ table: string; column: string }>(`
      SELECT table_name AS table, column_name AS column FROM information_schema.columns
      WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb') AND column_name NOT IN ('passwordHash', 'draft')`);
    expect(columns.length).toBeGreaterThan(50);
    for (const { table, column } of columns) {
      const texts = await city.rows<{ text: string }>(
        `SELECT DISTINCT "${column}"::text AS text FROM "${table}" WHERE "${column}" IS NOT NULL`,
      );
      for (const { text } of texts) {
        expect(findIndividualNumber(text), text).toBeNull();
        if (!['household', 'words'].includes(column)) expect(text).not.toMatch(/[{}|]|undefined|null/);
        expect(hasForbiddenCharacter(text)).toBe(false);
      }
    }
    const drafts = await city.rows<{ text: string }>(
      'SELECT draft::text AS text FROM "Referral" WHERE draft IS NOT NULL',
    );
    for (const { text } of drafts) expect(findIndividualNumber(text.replace(/"\w+Id": "[^"]+"/g, ''))).toBeNull();
  });

  it('fill the forms as the product itself would accept them', () => {
    const needs: Record<string, keyof Person> = {
      PHONE: 'phone',
      MOBILE: 'phone',
      EMAIL: 'email',
      LETTER: 'address',
      VISIT: 'address',
    };
    for (const person of people) {
      expect(checkKana(person.nameKana), person.name).toEqual({ value: person.nameKana });
      if (person.phone) expect(checkPhone(person.phone)).toEqual({ value: person.phone });
      if (person.email) expect(checkEmail(person.email)).toEqual({ value: person.email });
      if (person.postalCode) expect(checkPostalCode(person.postalCode)).toEqual({ value: person.postalCode });
      const needed = needs[person.contactChannel];
      if (needed) expect(person[needed], person.name).not.toBe('');
    }
  });

  it('reach nobody: every number is one that Japan never assigns', async () => {
    const numbers = [...people, ...(await city.rows<{ phone: string }>('SELECT phone FROM "Agency"'))].map(
      ({ phone }) => phone,
    );
    for (const phone of numbers.filter(Boolean)) expect(phone).toMatch(/^(0594-0\d-|090-0000-|050-0000-)\d{4}$/);
    for (const { email } of people) expect(email).toMatch(/^$|@example\.jp$/);
  });

  it('bring the characters that registers keep', () => {
    const names = people.map(({ name }) => name).join();
    for (const character of ['髙', '﨑', '𠮷']) expect(names).toContain(character);
    expect(people.filter(({ alias }) => alias !== '').length).toBeGreaterThan(5);
  });

  it('give families ages that can be', () => {
    const children = /^(子|長男|長女|次男|次女|三男)$/;
    for (const { name, birthDate, household } of people) {
      const age = new Date().getFullYear() - birthDate.getFullYear();
      for (const { relation, age: other } of household) {
        expect(other, name).toBeGreaterThanOrEqual(0);
        if (children.test(relation)) expect(age - other, `${name} ${relation}`).toBeGreaterThanOrEqual(17);
        if (/^[父母]$/.test(relation)) expect(other - age, `${name} ${relation}`).toBeGreaterThanOrEqual(17);
      }
    }
  });

  it('are found by name, reading, alias and digits of the phone', async () => {
    const keys = await city.rows<{ personId: string; key: string; category: string }>(
      'SELECT * FROM "PersonSearchKey"',
    );
    const found = new Set(keys.map(({ personId, key, category }) => `${personId} ${category} ${key}`));
    for (const { id, name, nameKana, alias, phone } of people) {
      for (const text of [name, nameKana, alias, ...name.split(/[　・]/), ...nameKana.split(/[　・]/)].filter(
        Boolean,
      )) {
        expect(found, text).toContain(`${id} IDENTITY ${searchKey(text)}`);
      }
      if (phone) expect(found).toContain(`${id} CONTACT ${phone.replaceAll('-', '')}`);
    }
  });

  it('are told by people who do not repeat each other', async () => {
    const [reasons] = await city.rows<{ all: number; different: number }>(`
      SELECT count(*)::int AS all, count(DISTINCT reason)::int AS different FROM "Referral" WHERE status <> 'DRAFT' AND "redirectedFromId" IS NULL`);
    expect(reasons?.different).toBe(reasons?.all);
    const [details] = await city.rows<{ different: number }>(
      'SELECT count(DISTINCT text)::int AS different FROM "ReferralDetail"',
    );
    expect(details?.different).toBeGreaterThan(600);
    // What was passed on to the right desk is the same sheet, so it is left out here.
    for (const [side, changed] of [
      ['toAgencyId', 'changedAt'],
      ['fromAgencyId', 'senderChangedAt'],
    ]) {
      await none(`
        SELECT code, reason FROM (SELECT code, reason, lag(reason) OVER (PARTITION BY "${side}" ORDER BY "${changed}" DESC, id DESC) AS above
          FROM "Referral" WHERE status <> 'DRAFT' AND "redirectedFromId" IS NULL) r WHERE reason = above`);
    }
    await none(`
      SELECT body FROM "Message" WHERE kind = 'NOTE' GROUP BY "referralId", body HAVING count(*) > 1`);
  });

  it('say nothing of who a person is: texts travel where the name may not', async () => {
    const texts = await city.rows<{ name: string; text: string }>(`
      SELECT p.name, concat(r.reason, r.wishes, (SELECT string_agg(d.text, '') FROM "ReferralDetail" d WHERE d."referralId" = r.id),
        (SELECT string_agg(m.body, '') FROM "Message" m WHERE m."referralId" = r.id)) AS text
      FROM "Referral" r JOIN "Person" p ON p.id = r."personId"`);
    for (const { name, text } of texts) {
      expect(text).not.toContain(name);
      expect(text).not.toMatch(/\d{2,4}-\d{2,4}-\d{4}/);
    }
  });

  it('count encouragement for most agencies throughout the year', async () => {
    const [counts] = await city.rows<{ agencies: number; months: number; entries: number }>(`
      SELECT count(DISTINCT "agencyId")::int AS agencies, count(DISTINCT date_trunc('month', day))::int AS months, count(*)::int AS entries
      FROM "Encouragement"`);
    expect(counts?.agencies).toBeGreaterThan(8);
    expect(counts?.months).toBeGreaterThanOrEqual(12);
    expect(counts?.entries).toBeGreaterThan(200);
    await none(`SELECT id FROM "Encouragement" WHERE day > now()`);
  });
});
