import { builder } from '../builder.ts';
import type { Category } from '../generated/prisma/enums.ts';
import { CategoryEnum } from '../people/enums.ts';

export interface AttachmentShape {
  id: string;
  category: Category;
  fileName: string | null;
  mediaType: string;
  size: number;
  createdAt: Date | string;
  removable: boolean;
  /** The record it is about, or else the referral, which may be a draft: for the access ledger. */
  subjectId: string | null;
  referralId: string | null;
}

export const AttachmentType = builder.objectRef<AttachmentShape>('Attachment').implement({
  description: 'A file on a referral, or the evidence of a consent.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID.' }),
    category: t.expose('category', {
      type: CategoryEnum,
      description: 'Its information category; without a grant for it name and content are withheld.',
    }),
    fileName: t.exposeString('fileName', {
      nullable: true,
      description: 'As uploaded, made safe to show. Null where not granted.',
    }),
    mediaType: t.exposeString('mediaType', { description: 'As found in the content, e.g. `application/pdf`.' }),
    size: t.exposeInt('size', { description: 'Bytes.' }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was uploaded.',
      resolve: ({ createdAt }) => new Date(createdAt),
    }),
    url: t.string({
      nullable: true,
      description: 'Where to download it with the session cookie. Null where not granted.',
      resolve: ({ id, fileName }) => (fileName === null ? null : `/attachments/${id}`),
    }),
    viewerCanRemove: t.exposeBoolean('removable', { description: 'Whether the viewer may take it back.' }),
  }),
});
