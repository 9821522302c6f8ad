import { subject } from '@casl/ability';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { Versioned } from '../outcome.ts';
import { RoleEnum, rolesOf } from '../staff/role.ts';
import type { Agency } from './directory.ts';
import { AgencyKindEnum, LegalBodyEnum } from './kinds.ts';

/** Whether the viewer may change an agency's entry. */
export const mayEdit = (context: Context, agency: Pick<Agency, 'id'>): boolean =>
  Boolean(context.ability?.can('edit', subject('Agency', { id: agency.id })));

function mayRefer({ ability, viewer }: Context, agency: Agency): boolean {
  if (!ability || !viewer || agency.id === viewer.agencyId) return false;
  const mayCreate = ability.can('create', subject('Referral', { fromAgencyId: viewer.agencyId }));
  return mayCreate && agency.active && agency.acceptsReferrals;
}

/** Whether the viewer may appoint who keeps an agency's staff: the network's keeper may, while nobody does or will. */
async function mayAppoint({ ability, viewer, loaders }: Context, agency: Agency): Promise<boolean> {
  if (!ability?.can('create', 'Agency') || !agency.active || agency.id === viewer?.agencyId) return false;
  return (await loaders.keepers.load(agency.id)).length === 0;
}

const AgencyVerdicts = builder.objectRef<Agency>('AgencyVerdicts').implement({
  description: 'What the viewer may do with this agency.',
  fields: (t) => ({
    edit: t.boolean({
      description:
        "Whether the viewer may change the entry: the agency's own manager, and the consultation office's chief.",
      resolve: (agency, _, context) => mayEdit(context, agency),
    }),
    refer: t.boolean({
      description: 'Whether the viewer may refer a person to it.',
      resolve: (agency, _, context) => mayRefer(context, agency),
    }),
    appointManager: t.boolean({
      description:
        "Whether the viewer may appoint its manager with `createStaff`: the consultation office's chief, at another agency of the network that nobody manages or will manage.",
      resolve: (agency, _, context) => mayAppoint(context, agency),
    }),
  }),
});

export const AgencyType = builder.objectRef<Agency>('Agency').implement({
  description: 'A desk, office or body of the network, as the directory shows it to all staff.',
  interfaces: [Versioned],
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short name, unique in the network.' }),
    kind: t.field({ type: AgencyKindEnum, description: 'What it does.', resolve: ({ kind }) => kind }),
    legalBody: t.field({
      type: LegalBodyEnum,
      description: 'Whom it belongs to.',
      resolve: ({ legalBody }) => legalBody,
    }),
    name: t.exposeString('name', { description: 'Name in Japanese.' }),
    nameKana: t.exposeString('nameKana', { description: 'Name in kana.' }),
    nameEn: t.exposeString('nameEn', { description: 'Name in English.' }),
    services: t.exposeString('services', { description: 'What it offers to whom; may be empty.' }),
    phone: t.exposeString('phone', { description: 'Telephone; may be empty.' }),
    address: t.exposeString('address', { description: 'Where it is; may be empty.' }),
    hours: t.exposeString('hours', { description: 'When it is open; may be empty.' }),
    acceptsReferrals: t.exposeBoolean('acceptsReferrals', { description: 'Whether referrals can be sent to it.' }),
    active: t.exposeBoolean('active', { description: 'False once it has left the network; its past referrals stay.' }),
    roles: t.field({
      type: [RoleEnum],
      description: 'The jobs that it gives its staff; the first is that of who keeps its staff.',
      resolve: ({ kind }) => [...rolesOf(kind)],
    }),
    viewerCan: t.field({
      type: AgencyVerdicts,
      description: 'What the viewer may do with it.',
      resolve: (agency) => agency,
    }),
  }),
});
