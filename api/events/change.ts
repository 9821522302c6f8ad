import { Repeater, SlidingBuffer } from '@repeaterjs/repeater';
import { builder } from '../builder.ts';
import { type SignedInContext, signedIn } from '../context.ts';
import { isUuid } from '../text/uuid.ts';
import { type Change, findChanges } from './changes.ts';

const ChangeType = builder.objectRef<Change>('Change').implement({
  description: 'Something the viewer may see has changed. Ids and codes only: fetch what it now is through a query.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID of the event; resume after it with `changes(after:)`.' }),
    kind: t.exposeString('kind', {
      description:
        'What happened, as in the timeline (`SENT`, `ACCEPTED` …); `ACCESS`: what may be seen of a person changed; `RESYNC`: fetch everything again.',
    }),
    referralId: t.exposeID('referralId', {
      nullable: true,
      description: 'The referral to look at; null: anything on screen may have changed.',
    }),
    at: t.field({ type: 'DateTime', description: 'When it was committed.', resolve: (change) => change.at }),
  }),
});

/** Where to resume: the number of an event the viewer may learn of; null for any other, as for one there never was. */
async function seqOf(context: SignedInContext, id: string): Promise<bigint | null> {
  const where = { id };
  const event = isUuid(id) ? await context.db.prisma.event.findUnique({ where, select: { seq: true } }) : null;
  if (!event) return null;
  const told = await findChanges(context, event.seq - 1n, event.seq);
  return told.length > 0 ? event.seq : null;
}

const follow = (context: SignedInContext, after: string | null | undefined) =>
  new Repeater<Change>(async (push, stop) => {
    const early: Change[] = [];
    let tell = (change: Change): void => void early.push(change);
    const subscriber = {
      sessionId: context.viewer.sessionId,
      request: context.request,
      tell: (change: Change) => tell(change),
      end: () => stop(),
    };
    const joined = context.hub.join(subscriber);
    try {
      if (after) {
        const from = await seqOf(context, after);
        if (from === null) void push({ id: after, kind: 'RESYNC', referralId: null, at: new Date() });
        else for (const change of await findChanges(context, from, joined)) void push(change);
      }
      tell = (change) => void push(change).catch(() => {});
      early.forEach(tell);
      await stop;
    } finally {
      context.hub.leave(subscriber);
    }
  }, new SlidingBuffer(1000));

builder.subscriptionField('changes', (t) =>
  t.field({
    type: ChangeType,
    description:
      'Changes to whatever the viewer may see, from now on or after an event already known; each is judged anew at the moment it is told. Ends when the session or the posting ends.',
    args: {
      after: t.arg.id({
        description:
          'The last event id the client has seen: nothing since is missed. Any other text is answered by RESYNC, as soon as changes are told.',
      }),
    },
    subscribe: (_, { after }, context) => follow(signedIn(context), after),
    resolve: (change) => change as Change,
  }),
);
