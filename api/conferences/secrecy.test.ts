import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { today } from '../clock/tokyoDate.ts';
import type { Browser, Shaped } from '../testing/browser.ts';
import { type ConferenceCity, type Name, openConferenceCity } from '../testing/conferenceCity.ts';
import { acknowledge, close, invite, listed, look, put, record, state, writeMinutes } from '../testing/conferences.ts';
import { follow } from '../testing/live.ts';
import { makeAgency } from '../testing/people.ts';
import { send } from '../testing/referrals.ts';
import { changeRestriction } from '../testing/restrictions.ts';
import { enter } from '../testing/session.ts';

/** What a support conference tells to those who do not sit in it, and when it ends for those who do (access.md, rules 8f, 10j, 10l, 33, 38, 42, 45). */

let city: ConferenceCity;
let audit: string;
let auditor: { userId: string; browser: Browser };
let manager: Browser;
const on = (name: Name) => city.on(name);
beforeAll(async () => {
  city = await openConferenceCity();
  audit = await makeAgency(city.api.db, 'AUDIT');
  auditor = await enter(city.api, audit, 'AUDITOR');
  manager = (await enter(city.api, city.agencies.school, 'MANAGER')).browser;
});
afterAll(() => city?.api.stop());
beforeEach(() => city.clock.stopAt(null));

const ask = async (browser: Browser, query: string, variables: object = {}): Promise<Shaped> => {
  const { data, errors } = await browser.run(query, variables as never);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

describe('the auditing desk', () => {
  it('sits in no conference', async () => {
    const { id } = await city.withPerson();
    expect(await invite(on('chief'), id, auditor.userId, audit)).toMatchObject({
      fields: [{ path: 'userId', code: 'CONFERENCE_NO_STAFF' }],
    });
    expect(await ask(on('chief'), `{ conferenceCandidates(agencyId: "${audit}") { id } }`)).toEqual({
      conferenceCandidates: [],
    });
  });

  it('is told nothing of one, though it were a member', async () => {
    const { id, personId } = await city.withPerson('nurse', 'supporter');
    await city.api.db.prisma.conferenceMember.create({
      data: {
        ...{ id: randomUUID(), conferenceId: id, userId: auditor.userId, agencyId: audit, invitedAt: new Date() },
        ...{ invitedById: city.staff.chief.userId, acknowledgedAt: new Date(), noticeVersion: '2026-04' },
      },
    });
    await state(on('nurse'), id, personId);
    await writeMinutes(on('supporter'), id, personId, 0, '見守る。');
    expect(await look(auditor.browser, id)).toBeNull();
    expect(await listed(auditor.browser)).toEqual([]);
    expect((await acknowledge(auditor.browser, id)).__typename).toBe('NotFound');
    expect((await state(auditor.browser, id, personId)).__typename).toBe('NotFound');
  });
});

describe('the other staff of a record’s keeper', () => {
  it('is told the same of who may see it, byte by byte, whether or not it is before a conference', async () => {
    const id = await city.open('teacher', 'nurse');
    const personId = await city.people(on('teacher'));
    const fields = 'allowed rules { source } denials { code }';
    const explained = `explainAccess(personId: "${personId}", agencyId: "${city.agencies.health}", category: CONTACT`;
    const query = `{ agency: ${explained}) { ${fields} } user: ${explained}, userId: "${city.staff.nurse.userId}") { ${fields} }
      person(id: "${personId}") { access { agency { id } user { id } category until limits rules { source } } } }`;
    const asked = () => Promise.all([on('colleague'), manager].map((browser) => browser.text(query)));
    const before = await asked();
    await put(on('teacher'), id, personId);
    expect(await asked()).toEqual(before);
    const toMember = await on('teacher').text(query);
    expect([toMember.includes('CONFERENCE'), before.join().includes('CONFERENCE')]).toEqual([true, false]);
    await close(on('chief'), id);
    expect(await asked()).toEqual(before);
    expect(await on('teacher').text(query)).toBe(before[0]);
  });

  it('reads of its members that they looked at the record, not where', async () => {
    const { id, personId } = await city.withPerson('nurse');
    await state(on('nurse'), id, personId);
    await look(on('teacher'), id);
    const { person } = await ask(
      on('colleague'),
      `{ person(id: "${personId}") { accessHistory { edges { node {
      user { id } operations categories bases { kind } } } } } }`,
    );
    // Not by what was told there of their health either, which no look at the record shows.
    const looked = { user: { id: city.staff.teacher.userId }, operations: ['person'], bases: [{ kind: 'OWN_RECORD' }] };
    expect(person.accessHistory.edges).toEqual([
      { node: { ...looked, categories: ['IDENTITY', 'CONTACT', 'HOUSEHOLD'] } },
    ]);
  });
});

describe('a member', () => {
  it('is shown nothing in the answer of a command that an earlier one of the same operation read before', async () => {
    const { id, personId } = await city.withPerson('nurse', 'chief');
    await state(on('nurse'), id, personId);
    const fields = '... on Conference { people { person { name } statements { body } } }';
    const about = () => `commandId: "${randomUUID()}", id: "${id}", personId: "${personId}"`;
    const { told, back } = await ask(
      on('chief'),
      `mutation { told: stateToConference(${about()}, category: HEALTH, body: "続き") { ${fields} }
        back: takeBackFromConference(${about()}) { ${fields} } }`,
    );
    expect([told.people.length, back.people]).toEqual([1, []]);
  });
});

describe('the person', () => {
  it('is never told who sat in it, whatever of it they read', async () => {
    const birthDate = '1961-02-03';
    const id = await city.open('teacher', 'nurse', 'supporter');
    const { personId } = await send(on('teacher'), city.agencies.otherOffice, {
      birthDate,
      name: '会議 よしの',
      nameKana: 'かいぎ よしの',
    });
    await put(on('teacher'), id, personId);
    const asked = `query ($id: ID!) { conference(id: $id) { people { statements { body } } minutes { body } } }`;
    await state(on('nurse'), id, personId);
    await writeMinutes(on('supporter'), id, personId, 0, '見守る。');
    await ask(on('nurse'), asked, { id });
    await look(on('teacher'), id);
    await close(on('chief'), id);
    await ask(on('supporter'), asked, { id });
    const input = {
      name: '会議 よしの',
      nameKana: 'かいぎ よしの',
      birthDate,
      document: 'PASSPORT',
      from: today(),
      until: today(),
    };
    const { given } = await ask(
      auditor.browser,
      `mutation ($commandId: ID!, $input: DiscloseHistoryInput!) { given: discloseHistory(commandId: $commandId, input: $input) {
        ... on Disclosure { lines { user { id } agency { id } operations whoWithheld bases { kind } } } } }`,
      { commandId: randomUUID(), input },
    );
    const atConference = given.lines.filter(({ operations }: Shaped) => /conference/i.test(operations.join()));
    // A nurse and a supporter, each told as one who was there.
    expect(atConference.length).toBe(2);
    for (const line of atConference)
      expect(line).toMatchObject({ user: null, agency: null, whoWithheld: 'ACT_9_6', bases: [{ kind: 'CONFERENCE' }] });
    const others = given.lines.filter((line: Shaped) => !atConference.includes(line));
    expect(others.map(({ user }: Shaped) => user?.id)).toContain(city.staff.teacher.userId);
    for (const { bases } of others) expect(bases).not.toContainEqual({ kind: 'CONFERENCE' });
  });
});

describe('live', () => {
  it('its end by the clock is told to members who keep the record too: what was told of it is over', async () => {
    const { id, personId } = await city.withPerson('colleague', 'nurse');
    await state(on('nurse'), id, personId);
    const until = Date.parse((await look(on('colleague'), id)).until);
    await city.api.db.pool.query(
      `UPDATE "Session" SET "expiresAt" = now() + interval '1 year', "lastSeenAt" = to_timestamp($1)`,
      [until / 1000],
    );
    await city.clock.stopAt(new Date(until - 1));
    const desks = await Promise.all([follow(on('colleague')), follow(on('outsider'))]);
    await city.clock.stopAt(new Date(until));
    await desks[0].until((changes) => changes.length > 0);
    expect(desks.map(({ changes }) => changes.map(({ kind, referralId }) => [kind, referralId]))).toEqual([
      [['ACCESS', null]],
      [],
    ]);
    expect((await look(on('colleague'), id)).people).toEqual([]);
    for (const desk of desks) desk.close();
    await city.clock.stopAt(null);
    await city.api.db.pool.query('UPDATE "Session" SET "lastSeenAt" = now()');
  });

  it('a restriction is told to those at the office whom it hides the minutes from, when all is over', async () => {
    const id = await city.open('teacher', 'supporter');
    const { personId } = await send(on('teacher'), city.agencies.health);
    await put(on('teacher'), id, personId);
    await writeMinutes(on('supporter'), id, personId, 0, '見守る。');
    await close(on('chief'), id);
    const [desk, other] = await Promise.all([follow(on('supporter')), follow(on('otherChief'))]);
    const input = { reason: 'DV' };
    const unattendedAgencyIds = [city.agencies.health];
    await changeRestriction(on('teacher'), 'restrictPerson', { personId, input, memberIds: [], unattendedAgencyIds });
    await desk.until((changes) => changes.length > 0);
    expect([desk.changes, other.changes]).toMatchObject([[{ kind: 'ACCESS', referralId: null }], []]);
    expect((await look(on('supporter'), id)).minutes).toEqual([]);
    expect(await record(on('supporter'), personId)).toBeNull();
    for (const each of [desk, other]) each.close();
  });
});
