import { builder } from '../builder.ts';
import { connectionOf, pageArgs, pageCost } from '../connection.ts';
import { signedIn } from '../context.ts';
import { noteFound } from '../ledger/personal.ts';
import { isUuid } from '../text/uuid.ts';
import { ConcernEnum, ReferralStatusEnum, UrgencyEnum } from './enums.ts';
import './commands.ts';
import { countReferrals, type ReferralCounts } from './counts.ts';
import { type Box, type Filter, foundBy, listReferrals, type Order } from './list.ts';
import { findReferral } from './rows.ts';
import { selectedColumns } from './selection.ts';
import { ReferralType } from './type.ts';

const BoxEnum = builder.enumType('ReferralBox', {
  description: 'Which referrals.',
  values: {
    INBOX: { description: "Those sent to the viewer's agency." },
    OUTBOX: { description: "Those of the viewer's agency, drafts included." },
    ALL: { description: 'Both.' },
  },
});
const OrderEnum = builder.enumType('ReferralOrder', {
  description: 'Sort order; ties by id.',
  values: {
    CHANGED: { description: 'Last change first.' },
    DUE: { description: 'Earliest clock first, those without a clock last.' },
    URGENCY: { description: 'Most urgent first, then last change.' },
    SENT: { description: 'Last sent first, drafts before all.' },
  },
});

const ReferralFilter = builder.inputRef<Filter>('ReferralFilter').implement({
  description: 'All conditions given must hold, each as far as the viewer may know.',
  fields: (t) =>
    ({
      status: t.field({ type: [ReferralStatusEnum], description: 'Any of these.' }),
      urgency: t.field({ type: [UrgencyEnum], description: 'Any of these.' }),
      agencyId: t.id({ description: "The other side's agency." }),
      concern: t.field({ type: ConcernEnum, description: 'Ticked, and its category granted.' }),
      waiting: t.boolean({ description: "True: the next move is the viewer's side's." }),
      asked: t.boolean({ description: "True: it is open, and a question to the viewer's side is unanswered." }),
      overdue: t.boolean({ description: 'True: its clock has run out.' }),
      unread: t.boolean({ description: 'True: changed since the viewer last opened it.' }),
      mine: t.boolean({ description: 'True: assigned to (inbox) or written by (outbox) the viewer.' }),
      search: t.string({
        description:
          "Beginning of the person's name or reading, folded, or of the phone digits, where granted; or a whole code, in any case and width, its dash left out or not.",
      }),
    }) as never,
});

const ReferralConnection = connectionOf('Referral', ReferralType);

builder.queryField('referrals', (t) =>
  t.field({
    type: ReferralConnection,
    description: 'A page of a box, by keyset; one SQL statement however many rows.',
    args: {
      box: t.arg({ type: BoxEnum, required: true, description: 'Which box.' }),
      filter: t.arg({ type: ReferralFilter, description: 'Conditions.' }),
      order: t.arg({ type: OrderEnum, defaultValue: 'CHANGED', description: 'Sort order.' }),
      ...pageArgs(),
    },
    complexity: pageCost,
    resolve: async (_, args, context, info) => {
      const order = (args.order ?? 'CHANGED') as Order;
      const asked = { ...args, box: args.box as Box, order };
      const page = await listReferrals(signedIn(context), asked, selectedColumns(info, order));
      noteFound(
        context,
        info,
        page.edges.map(({ node }) => node.personId),
        foundBy(args.filter ?? {}),
      );
      return page;
    },
  }),
);

builder.queryField('referral', (t) =>
  t.field({
    type: ReferralType,
    nullable: true,
    description: 'One referral; null when there is none the viewer may see.',
    args: { id: t.arg.id({ required: true, description: 'UUID; anything else is not found.' }) },
    resolve: (_, { id }, context) => (isUuid(id) ? findReferral(signedIn(context), id) : null),
  }),
);

const texts: Record<keyof ReferralCounts, string> = {
  inboxWaiting: "Received referrals whose next move is the viewer's agency's.",
  inboxOverdue: 'Received referrals whose clock has run out.',
  inboxUnread: 'Received referrals changed since the viewer last opened them.',
  assignedToMe: 'Open referrals assigned to the viewer.',
  drafts: 'Drafts of the agency.',
  returned: 'Referrals sent back for more.',
  outboxOverdue: 'Sent referrals whose clock has run out, as far as the agency may know.',
  outboxUnread: 'Sent referrals changed since the viewer last opened them.',
  inboxAsked: "Received open referrals with an unanswered question to the viewer's agency.",
  outboxAsked:
    "Sent open referrals with an unanswered question to the viewer's agency; returned ones may be among them.",
};

const CountsType = builder.objectRef<ReferralCounts>('ReferralCounts').implement({
  description: 'What waits, for the home page; counted over what the viewer may see.',
  fields: (t) =>
    Object.fromEntries(
      Object.entries(texts).map(([key, description]) => [
        key,
        t.exposeInt(key as keyof ReferralCounts, { description }),
      ]),
    ),
});

builder.queryField('referralCounts', (t) =>
  t.field({
    type: CountsType,
    description: 'What waits for the viewer.',
    resolve: (_, _args, context) => countReferrals(signedIn(context)),
  }),
);
