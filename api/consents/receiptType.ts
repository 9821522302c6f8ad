import qrcode from 'qrcode';
import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { receiptDocument } from './receiptDocument.ts';
import { checkAddress } from './receiptToken.ts';
import type { ConsentRow } from './rows.ts';

export const ConsentReceiptType = builder.objectRef<ConsentRow>('ConsentReceipt').implement({
  description:
    "What the person takes home of a consent or refusal. Its words are those of the consent's own fields; here is what only the server can make.",
  fields: (t) => ({
    checkUrl: t.string({
      description:
        'Address of its check page. What follows `#` is made anew each time, and each opens the page: it can be printed again.',
      resolve: ({ id }, _, { env }) => checkAddress(env, id),
    }),
    qr: t.string({
      description: 'An address of its check page as a QR code: a `data:` URI of an SVG image.',
      resolve: async ({ id }, _, { env }) => {
        const svg = await qrcode.toString(checkAddress(env, id), { type: 'svg', margin: 2 });
        return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
      },
    }),
    document: t.string({
      description:
        'The receipt as JSON text, to be kept by the person: fields by the names of ISO/IEC TS 27560:2023 and of the Kantara Consent Receipt v1.1, categories and purposes by their codes here.',
      resolve: (consent, _, context) => receiptDocument(signedIn(context), consent),
    }),
  }),
});
