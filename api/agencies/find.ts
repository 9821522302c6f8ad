import { builder } from '../builder.ts';
import { searched, searchKey } from '../text/searchKey.ts';
import { isUuid } from '../text/uuid.ts';
import { type Agency, directory } from './directory.ts';
import { AgencyKindEnum } from './kinds.ts';
import { AgencyType, mayEdit } from './type.ts';

const found = (agency: Agency, key: string): boolean =>
  [agency.name, agency.nameKana, agency.nameEn, agency.services].some((text) => searchKey(text).includes(key));

builder.queryFields((t) => ({
  agencies: t.field({
    type: [AgencyType],
    description:
      'The directory, in the order of kana names. Agencies that have left the network are listed for those only who may bring them back.',
    args: {
      kind: t.arg({ type: AgencyKindEnum, description: 'Only those of this kind.' }),
      search: t.arg.string({
        description:
          'Only those whose name (Japanese, kana or English) or services contain it; width, kana and kanji variants do not matter.',
      }),
    },
    resolve: async (_, { kind, search }, context) => {
      const key = searchKey(searched(search));
      const { all } = await directory(context.db);
      return all.filter(
        (agency) =>
          (agency.active || mayEdit(context, agency)) &&
          (!kind || agency.kind === kind) &&
          (!key || found(agency, key)),
      );
    },
  }),
  agency: t.field({
    type: AgencyType,
    nullable: true,
    description: 'One agency, also one that has left the network; null when there is none of that id.',
    args: { id: t.arg.id({ required: true, description: 'UUID.' }) },
    resolve: async (_, { id }, { db }) => (isUuid(id) ? ((await directory(db)).agencyById(id) ?? null) : null),
  }),
}));
