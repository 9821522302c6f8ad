import { builder } from '../builder.ts';
import { Prisma } from '../database.ts';

/** What of a member of staff others may know. */
export interface UserRow {
  id: string;
  name: string;
  nameKana: string;
}

/** `u` as a JSON object that is a `UserRow`. */
export const userJson = Prisma.sql`json_build_object('id', u.id, 'name', u.name, 'nameKana', u."nameKana")`;

export const UserType = builder.objectRef<UserRow>('User').implement({
  description: 'A member of staff of any agency, as others see them.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    name: t.exposeString('name', { description: 'Name as it is written.' }),
    nameKana: t.exposeString('nameKana', { description: 'Name in kana.' }),
  }),
});
