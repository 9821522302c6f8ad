import { createMongoAbility } from '@casl/ability';
import { describe, expect, it } from 'vitest';
import { AgencyKind } from '../generated/prisma/enums.ts';
import type { Viewer } from '../session/viewer.ts';
import { rolesOf } from '../staff/role.ts';
import { abilityFor } from './ability.ts';
import { visible } from './visible.ts';

const viewer: Viewer = {
  sessionId: 'a0000000-0000-4000-8000-000000000001',
  userId: 'a0000000-0000-4000-8000-000000000002',
  postingId: 'a0000000-0000-4000-8000-000000000003',
  agencyId: 'a0000000-0000-4000-8000-000000000004',
  agencyKind: 'TAX',
  legalBody: 'MAYOR',
  role: 'STAFF',
  locale: 'ja',
  secondFactor: true,
  needsPassword: false,
};
const everyViewer = Object.values(AgencyKind).flatMap((agencyKind) =>
  rolesOf(agencyKind).map((role): Viewer => ({ ...viewer, agencyKind, role })),
);
const subjects = ['Person', 'Referral', 'Consent'] as const;

describe.each(everyViewer.map((each) => [`${each.role} of ${each.agencyKind}`, each] as const))('%s', (_, each) => {
  const ability = abilityFor(each);

  it('is granted whole rows, and forbidden nothing', () => {
    const odd = ability.rules.filter((rule) => rule.inverted || rule.fields);
    expect(odd).toEqual([]);
    expect(ability.rules.map(({ action }) => action)).not.toContain('manage all');
    expect(ability.rules.filter(({ subject }) => subject === 'all')).toEqual([]);
  });

  it.each(subjects)('reads %s by agency or user, and past no restriction', (subject) => {
    const rules = ability.rulesFor('read', subject);
    // The auditing desk sees nobody.
    if (each.agencyKind === 'AUDIT') return expect(rules).toEqual([]);
    expect(rules.length).toBeGreaterThan(0);
    for (const { conditions } of rules) {
      const { openTo, personOpenTo, ...rest } = conditions as Record<string, unknown>;
      expect(openTo ?? personOpenTo).toBe(each.userId);
      expect(Object.values(rest).flat()).toContain(each.agencyId);
    }
    const sql = visible(ability, subject);
    expect(sql.values).toContain(each.agencyId);
    expect(sql.text.match(/NOT p\.restricted/g)).toHaveLength(rules.length);
  });

  it('acts on no referral without its agency', () => {
    const rules = ability.rules.filter(({ subject, action }) => subject === 'Referral' && action !== 'read');
    for (const { conditions } of rules) expect(Object.values(conditions as object)).toContain(each.agencyId);
  });
});

describe('an incomplete viewer', () => {
  it.each(Object.keys(viewer))('without %s can do nothing', (key) => {
    for (const nothing of [undefined, null, '']) {
      expect(() => abilityFor({ ...viewer, [key]: nothing } as Viewer)).toThrow('Incomplete viewer');
    }
  });

  it('is one that lacks a key altogether, too', () => {
    for (const key of Object.keys(viewer)) {
      const { [key as keyof Viewer]: _, ...rest } = viewer;
      expect(() => abilityFor(rest as Viewer), key).toThrow('Incomplete viewer');
    }
  });
});

describe('the gate', () => {
  const gate = (rule: object) => () =>
    visible(createMongoAbility([{ action: 'read', subject: 'Person', ...rule }] as never), 'Person');

  it('opens to no rule', () => {
    expect(visible(createMongoAbility([]), 'Person').sql).toBe('FALSE');
    expect(visible(abilityFor(viewer), 'Referral', 'nobody').sql).toBe('FALSE');
  });

  it.each([
    ['a condition it does not know', { conditions: { name: '髙橋' } }, /cannot decide Person.name/],
    [
      'a condition beside one it knows',
      { conditions: { agencyId: viewer.agencyId, age: 3 } },
      /cannot decide Person.age/,
    ],
    ['a condition on nothing', { conditions: { agencyId: undefined } }, /cannot decide Person.agencyId/],
    ['a condition on null', { conditions: { agencyId: null } }, /cannot decide Person.agencyId/],
    ['no condition', {}, /Unconditional read/],
    ['an empty condition', { conditions: {} }, /Unconditional read/],
    ['a rule on fields', { conditions: { agencyId: viewer.agencyId }, fields: ['name'] }, /whole rows only/],
    ['a rule that forbids', { conditions: { agencyId: viewer.agencyId }, inverted: true }, /whole rows only/],
  ])('refuses %s', (_, rule, message) => {
    expect(gate(rule)).toThrow(message);
  });

  it('takes values as parameters, never as text', () => {
    const sql = visible(abilityFor({ ...viewer, agencyId: "x' OR TRUE --" }), 'Person');
    expect(sql.text).not.toContain('OR TRUE');
  });
});
