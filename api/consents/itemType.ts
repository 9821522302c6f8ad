import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import { CategoryEnum } from '../people/enums.ts';
import { ConsentItemEndEnum, PurposeEnum } from './enums.ts';
import type { ConsentItemRow } from './rows.ts';

export const ConsentItemType = builder.objectRef<ConsentItemRow>('ConsentItem').implement({
  description: 'One recipient × category × purpose the person agreed to; the pairing is never widened.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    recipient: t.field({
      type: AgencyType,
      description: 'Who may see it.',
      resolve: ({ recipientId }, _, { db }) => knownAgency(db, recipientId),
    }),
    category: t.expose('category', { type: CategoryEnum, description: 'What.' }),
    purpose: t.expose('purpose', { type: PurposeEnum, description: 'What for.' }),
    endedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it ended by itself, before the rest or to be renewed. Null where only the whole consent ends, or ended.',
      resolve: ({ endedAt }) => (endedAt === null ? null : new Date(endedAt)),
    }),
    endReason: t.expose('endReason', {
      type: ConsentItemEndEnum,
      nullable: true,
      description: 'Why it ended by itself.',
    }),
  }),
});
