import { randomUUID } from 'node:crypto';
import type { Database } from '../database.ts';
import type { Browser, Shaped } from './browser.ts';
import { mutate, type Outcome } from './counter.ts';

/** One item, for consultation unless it says otherwise. */
export const item = (recipientId: string, category: string, purpose = 'CONSULTATION') => ({
  recipientId,
  category,
  purpose,
});

/** A consent form as a clerk fills it after hearing the person. */
export const spoken = (items: readonly object[], more: object = {}) => ({
  method: 'ORAL',
  giver: 'SELF',
  witnessName: '窓口 花子',
  items,
  ...more,
});

const known = async (outcome: Promise<Outcome>): Promise<string> => {
  const { __typename, id, ...rest } = await outcome;
  if (__typename !== 'Consent' || !id) throw new Error(`${__typename} ${JSON.stringify(rest)}`);
  return id;
};

/** Records what a person agreed to. @returns the consent's id */
export const agree = (
  desk: Browser,
  personId: string,
  items: readonly object[],
  referralId: string | null = null,
  more: object = {},
): Promise<string> =>
  known(mutate(desk, 'recordConsent', { personId, referralId, input: { decision: 'GIVEN', ...spoken(items, more) } }));

/** Renews a consent. @returns the new one's id */
export const renew = (desk: Browser, id: string, items: readonly object[], more: object = {}): Promise<string> =>
  known(mutate(desk, 'renewConsent', { id, input: spoken(items, more) }));

/** Withdraws a consent, or items of it. @returns the outcome */
export const withdraw = (desk: Browser, id: string, items: string[] | null = null): Promise<Outcome> =>
  mutate(desk, 'withdrawConsent', { id, items });

const READ = `query ($id: ID!) { consent(id: $id) {
  id standing active endsSoon withdrawnAt renewsId renewedById noticeVersion language
  viewerCan { withdraw renew }
  items { id category purpose endedAt endReason recipient { id } }
  history { kind at by { name } byAgency { id } items { category recipient { id } } }
} }`;

/** A consent as its desk sees it. */
export async function readConsent(desk: Browser, id: string): Promise<Shaped> {
  const { data, errors } = await desk.run(READ, { id });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.consent;
}

/** Ids of the items of some categories. */
export const itemsOf = async (desk: Browser, id: string, ...categories: string[]): Promise<string[]> =>
  (await readConsent(desk, id)).items
    .filter((each: { category: string }) => categories.includes(each.category))
    .map((each: { id: string }) => each.id);

/** A notice that comes into force now, as the one before it but for what `change` says. */
export async function putInForce(db: Database, version: string, change: Record<string, unknown>): Promise<void> {
  const latest = await db.prisma.consentNotice.findFirstOrThrow({ orderBy: { inForceFrom: 'desc' } });
  await db.prisma.consentNotice.create({
    data: { ...latest, words: latest.words as object, ...change, version, inForceFrom: new Date() },
  });
}

/** A consent like another one, with its grants, whose time is over. @returns its id */
export async function expiredLike(db: Database, id: string): Promise<string> {
  const { items, ...consent } = await db.prisma.consent.findUniqueOrThrow({ where: { id }, include: { items: true } });
  const times = { validFrom: new Date(Date.now() - 90_000), validUntil: new Date(Date.now() - 60_000) };
  const made = randomUUID();
  const copies = items.map(({ consentId: _, ...each }) => ({ ...each, id: randomUUID() }));
  await db.prisma.consent.create({
    data: { ...consent, id: made, givenAt: times.validFrom, validUntil: times.validUntil, items: { create: copies } },
  });
  await db.prisma.accessGrant.createMany({
    data: copies.map(({ id: sourceId, recipientId, category, purpose }) => ({
      ...{ id: randomUUID(), granteeAgencyId: recipientId, personId: consent.personId, category, purpose, sourceId },
      ...{ basis: 'CONSENT' as const, source: 'CONSENT_ITEM' as const, ...times },
    })),
  });
  return made;
}
