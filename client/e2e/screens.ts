import { randomUUID } from 'node:crypto';
import { receiptToken } from '../../api/consents/receiptToken.ts';
import type { City } from './city.ts';

/** A page of the product, and who opens it: nobody signed in where there is no login. */
export interface Screen {
  name: string;
  login?: string;
  path: string;
}

const clerk = 'zeimu.sato';
const supporter = 'soudan.inoue';
const auditor = 'kansa.hirose';
const newcomer = 'jutaku.imai';

const one = async (city: City, sql: string): Promise<string> => {
  const { rows } = await city.db.pool.query<{ id: string }>(sql);
  if (!rows[0]) throw new Error(`The demo city has none of: ${sql}`);
  return rows[0].id;
};

const of = (login: string) =>
  `(SELECT p."agencyId" FROM "Posting" p JOIN "User" u ON u.id = p."userId" WHERE u.login = '${login}' AND p."validFrom" <= now() AND coalesce(p."validUntil", 'infinity') > now() LIMIT 1)`;

/** Every screen, with rows of the demo city that fill it. Makes the password of one of its clerks an initial one. */
export async function allScreens(city: City): Promise<Screen[]> {
  const received = await one(
    city,
    `SELECT r.id FROM "Referral" r JOIN "Message" m ON m."referralId" = r.id WHERE r."toAgencyId" = ${of(supporter)} AND r.status IN ('ACCEPTED', 'IN_PROGRESS') AND r."consentState" = 'GIVEN' ORDER BY r.id LIMIT 1`,
  );
  const unconsented = await one(
    city,
    `SELECT id FROM "Referral" WHERE "toAgencyId" = ${of(supporter)} AND status = 'SENT' AND "consentState" = 'SEEKING' ORDER BY id LIMIT 1`,
  );
  const sent = await one(
    city,
    `SELECT id FROM "Referral" WHERE "fromAgencyId" = ${of(clerk)} AND status = 'IN_PROGRESS' ORDER BY id LIMIT 1`,
  );
  const returned = await one(
    city,
    `SELECT id FROM "Referral" WHERE "fromAgencyId" = ${of(clerk)} AND status = 'RETURNED' ORDER BY id LIMIT 1`,
  );
  const person = await one(
    city,
    `SELECT p.id FROM "Person" p JOIN "Consent" k ON k."personId" = p.id WHERE p."agencyId" = ${of(clerk)} AND NOT p.restricted AND k."withdrawnAt" IS NULL ORDER BY p.id LIMIT 1`,
  );
  const consent = await one(city, `SELECT id FROM "Consent" WHERE "personId" = '${person}' ORDER BY id LIMIT 1`);
  const emergency = await one(
    city,
    `SELECT a.id FROM "EmergencyAccess" a JOIN "EmergencyReview" v ON v."emergencyId" = a.id ORDER BY a.id LIMIT 1`,
  );
  const ending = await one(
    city,
    `SELECT k.id FROM "Consent" k WHERE k."recordedByAgencyId" = ${of(clerk)} AND k.decision = 'GIVEN' AND k."withdrawnAt" IS NULL AND k."validUntil" > now() AND EXISTS (SELECT FROM "ConsentItem" i WHERE i."consentId" = k.id AND i."endedAt" IS NULL) ORDER BY k."validUntil" LIMIT 1`,
  );
  const inPart = await one(
    city,
    `SELECT k.id FROM "Consent" k JOIN "Person" p ON p.id = k."personId" WHERE k."recordedByAgencyId" = ${of(clerk)} AND NOT p.restricted AND k."withdrawnAt" IS NULL AND EXISTS (SELECT FROM "ConsentItem" i WHERE i."consentId" = k.id AND i."endReason" = 'WITHDRAWN') ORDER BY k.id LIMIT 1`,
  );
  const conference = await one(city, 'SELECT id FROM "Conference" ORDER BY id LIMIT 1');
  const discussed = await one(city, 'SELECT "personId" AS id FROM "ConferencePerson" ORDER BY id LIMIT 1');
  const agency = await one(city, `SELECT id FROM "Agency" WHERE id = ${of('hellowork.kato')}`);
  await city.db.pool.query(`UPDATE "User" SET "passwordInitial" = true WHERE login = '${newcomer}'`);
  const hidden = await one(city, 'SELECT id FROM "Person" WHERE restricted ORDER BY id LIMIT 1');
  const keeper = await one(
    city,
    `SELECT u.login AS id FROM "RestrictionMember" m JOIN "User" u ON u.id = m."userId" JOIN "Posting" o ON o."userId" = u.id
     JOIN "Person" p ON p.id = m."personId" AND p."agencyId" = o."agencyId"
     WHERE p.id = '${hidden}' AND coalesce(o."validUntil", 'infinity') > now() ORDER BY u.login LIMIT 1`,
  );
  const list: [string, string | undefined, string][] = [
    ['sign-in', undefined, '/sign-in'],
    ['new-password', newcomer, '/'],
    ['home-referrer', clerk, '/'],
    ['home-office', supporter, '/'],
    ['home-volunteer', 'minsei.goto', '/'],
    ['inbox', supporter, '/inbox'],
    ['outbox', clerk, '/outbox'],
    ['referral-new', clerk, '/referrals/new'],
    ['referral-received', supporter, `/referrals/${received}`],
    ['referral-without-consent', supporter, `/referrals/${unconsented}`],
    ['referral-sent', clerk, `/referrals/${sent}`],
    ['referral-amend', clerk, `/referrals/${returned}/edit`],
    ['referral-preview', clerk, `/referrals/${returned}/preview`],
    ['referral-sheet', clerk, `/referrals/${sent}/print`],
    ['referral-consent-form', clerk, `/referrals/${returned}/consent-form`],
    ['people', clerk, '/people'],
    ['person', clerk, `/people/${person}`],
    ['person-restricted', keeper, `/people/${hidden}`],
    ['restrictions', keeper, '/restrictions'],
    ['person-edit', clerk, `/people/${person}/edit`],
    ['consent-new', clerk, `/people/${person}/consents/new`],
    ['consent', clerk, `/consents/${consent}`],
    ['consent-renew', clerk, `/consents/${ending}/renew`],
    ['consent-in-part', clerk, `/consents/${inPart}`],
    ['consent-receipt', clerk, `/consents/${inPart}/receipt`],
    ['receipt-check', undefined, `/receipt#${receiptToken(city.env, inPart)}`],
    ['receipt-unknown', undefined, '/receipt#x'],
    ['consent-print', clerk, `/consents/${consent}/print`],
    ['consent-blank', clerk, '/consents/blank'],
    ['emergencies-review', 'soudan.morita', '/emergencies'],
    ['emergencies-disclosed', 'shuno.watanabe', '/emergencies'],
    ['emergency-new', clerk, '/emergencies/new'],
    ['emergency', 'soudan.morita', `/emergencies/${emergency}`],
    ['conferences', 'soudan.morita', '/conferences'],
    ['conference', 'kenko.fujii', `/conferences/${conference}`],
    ['conference-chief', 'soudan.morita', `/conferences/${conference}`],
    ['conference-invited', 'minsei.goto', `/conferences/${conference}`],
    ['conference-new', 'soudan.morita', '/conferences/new'],
    ['conference-setting', 'soudan.morita', '/conferences/setting'],
    ['conference-minutes', 'soudan.inoue', `/conferences/${conference}/minutes`],
    ['person-before-conference', 'kitasho.arai', `/people/${discussed}`],
    ['home-chief', 'soudan.morita', '/'],
    ['encouragements', clerk, '/encouragements'],
    ['agencies', clerk, '/agencies'],
    ['agency', clerk, `/agencies/${agency}`],
    ['agency-new', 'soudan.morita', '/agencies/new'],
    ['agency-edit', 'soudan.morita', `/agencies/${agency}/edit`],
    ['staff', 'zeimu.yamada', '/staff'],
    ['staff-new', 'zeimu.yamada', '/staff/new'],
    ['history', clerk, `/people/${person}/history`],
    ['history-print', clerk, `/people/${person}/history/print`],
    ['home-audit', auditor, '/'],
    ['ledger', auditor, '/ledger'],
    ['ledger-entries', auditor, '/ledger?part=entries'],
    ['disclose', auditor, '/disclosures/new'],
    ['account', clerk, '/account'],
    ['not-found', clerk, `/referrals/${randomUUID()}`],
  ];
  return list.map(([name, login, path]) => ({ name, login, path }));
}
