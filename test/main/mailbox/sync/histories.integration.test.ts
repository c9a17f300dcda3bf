import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessage } from '../../../../main/ews/operations/create-message.ts';
import { deleteItem } from '../../../../main/ews/operations/delete-item.ts';
import { findItem } from '../../../../main/ews/operations/find-item.ts';
import { moveItem } from '../../../../main/ews/operations/move-item.ts';
import { updateMessage } from '../../../../main/ews/operations/update-message.ts';
import type { FoundMessage } from '../../../../main/ews/elements/read-message-row.ts';
import { openMailboxStore } from '../../../../main/store/open-mailbox-store.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import type { MessageRow } from '../../../../shared/model/message.ts';
import { createRandom, type Random } from '../../../exchange/content/random.ts';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { scaled } from '../../../support/full.ts';
import { valueOf } from '../../ews/literal-service.ts';
import { jun, mary, rob } from '../../ews/operations/sample-office.ts';
import { actorOn, anywhere, sendMail, sessionOn, storedRows, type SessionOn } from './session-on.ts';

/** Folders in which things happen; all of them are synchronised. */
const places = ['inbox', 'drafts', 'sentitems', 'deleteditems'] as const;
type PlaceName = (typeof places)[number];
const HISTORIES_A_RUN = 10;

let exchange: Exchange;
/** The owner and her delegate, who change her mailbox, and somebody who writes to her. */
let owner: EwsService;
let delegate: EwsService;
let writer: EwsService;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', size: 40 });
  owner = actorOn(exchange, mary);
  delegate = actorOn(exchange, rob, mary);
  writer = actorOn(exchange, jun);
});
afterAll(async () => {
  for (const { transport } of [owner, delegate, writer]) transport.close();
  await exchange.stop();
});

const folder = (name: PlaceName) => ({ by: 'name', name, mailbox: mary }) as const;

async function rowsOf(service: EwsService, name: PlaceName, limit = 1000): Promise<readonly FoundMessage[]> {
  return valueOf(await findItem(service, { folder: folder(name), offset: 0, limit })).rows;
}

/** One thing that one of the three does; it may be refused, as when the other was quicker. */
async function act(random: Random, label: string): Promise<PlaceName[]> {
  const who = random.chance(0.5) ? owner : delegate;
  const from = random.pick(places);
  const to = random.pick(places);
  const kind = random.pick(['write', 'draft', 'move', 'delete', 'read', 'read', 'unread'] as const);
  if (kind === 'write') {
    await sendMail(writer, mary, label);
    return ['inbox'];
  }
  if (kind === 'draft') {
    const message = {
      from: null,
      to: [],
      cc: [],
      bcc: [],
      subject: label,
      body: { type: 'text', content: label },
      inReplyTo: null,
      references: null,
      marker: null,
    } as const;
    await createMessage(who, { message, disposition: 'SaveOnly', savedFolder: folder(from) });
    return [from];
  }
  const rows = await rowsOf(who, from, 5);
  if (rows.length === 0) return [];
  const { itemId, changeKey } = random.pick(rows).row;
  const item = { itemId, changeKey };
  if (kind === 'move') await moveItem(who, { items: [item], to: folder(to) });
  else if (kind === 'delete') await deleteItem(who, { items: [item], deleteType: 'HardDelete' });
  else await updateMessage(who, { item, change: { isRead: kind === 'read' } });
  return kind === 'move' ? [from, to] : [from];
}

/** What a row must look like for a delegate who may not see private items; the change key is the server's business. */
function expected({ row, sensitivity }: FoundMessage): Partial<MessageRow> {
  const { itemId, isRead, subject, receivedAt } = row;
  const isHidden = sensitivity === 'Private';
  return { itemId, isRead, receivedAt, isHidden, subject: isHidden ? 'Private' : subject };
}
const kept = ({ itemId, isRead, subject, receivedAt, isHidden }: MessageRow): Partial<MessageRow> => ({
  itemId,
  isRead,
  receivedAt,
  isHidden,
  subject,
});
const byId = (rows: readonly Partial<MessageRow>[]) =>
  rows.toSorted((a, b) => ((a.itemId ?? '') < (b.itemId ?? '') ? -1 : 1));

/** A folder as the server has it and as the store has it. */
async function bothOf(session: SessionOn, name: PlaceName) {
  const folderId = session.context.known.folders.get(name)?.folderId ?? '';
  const server = byId((await rowsOf(delegate, name)).map(expected));
  const stored = byId((storedRows(session, folderId) ?? []).map(kept));
  return { server, stored, total: session.store.progress(folderId).total };
}

async function expectEqual(session: SessionOn, seed: number): Promise<void> {
  for (const name of places) {
    const { server, stored, total } = await bothOf(session, name);
    expect({ seed, name, total, rows: stored }).toEqual({ seed, name, total: server.length, rows: server });
  }
}

/**
 * Everything that goes wrong on the way: notices that get lost, states that are not taken, replies that break. Gives
 * whether the inbox differed before the last look: where it never does, nothing was lost and nothing is shown.
 */
async function history(session: SessionOn, seed: number): Promise<boolean> {
  const random = createRandom(seed, 'history');
  const id = (name: PlaceName) => session.context.known.folders.get(name)?.folderId ?? '';
  for (let step = 0; step < 10; step += 1) {
    const touched = await act(random, `history ${seed}, step ${step}`);
    if (random.chance(0.15))
      exchange.faults.add({
        type: 'item-error',
        operation: 'SyncFolderItems',
        code: 'ErrorInvalidSyncStateData',
      });
    if (random.chance(0.15))
      exchange.faults.add({
        type: random.pick([
          'half-body',
          'reset',
          'commit-then-drop',
          'wrong-length',
          '503',
          'sliced',
        ] as const),
        operation: 'SyncFolderItems',
        nth: 1 + random.int(2),
      });
    if (random.chance(0.5))
      await session.value('noticed', { folderIds: touched.map(id), isTreeChanged: false });
    // What happens next may happen while this is being synchronised.
    if (random.chance(0.5)) await session.settled();
  }
  await session.settled();
  exchange.faults.clear();
  exchange.ledger.clear();
  const { server, stored } = await bothOf(session, 'inbox');
  await session.notice(anywhere);
  await session.clock.advance(60_000);
  await session.settled();
  return JSON.stringify(server) !== JSON.stringify(stored);
}

describe('a store whose mailbox is changed by three people, with lost notices, bad sync states and broken replies', () => {
  const count = scaled(500);
  it(`equals the server at the end of each of ${count} random histories, over many runs`, async () => {
    const { store } = openMailboxStore(null);
    let runs = 0;
    let differed = 0;
    for (let seed = 0; seed < count;) {
      const session = sessionOn(exchange, { account: rob, mailbox: mary, access: 'delegate', store });
      await session.bringUp();
      for (const name of places)
        session.context.sync.look(session.context.known.folders.get(name)?.folderId ?? '');
      await session.settled();
      await expectEqual(session, seed);
      for (let left = HISTORIES_A_RUN; left > 0 && seed < count; left -= 1, seed += 1) {
        if (await history(session, seed)) differed += 1;
        await expectEqual(session, seed);
      }
      expect(session.defects).toEqual([]);
      session.close();
      runs += 1;
    }
    store.close();
    expect(runs).toBe(Math.ceil(count / HISTORIES_A_RUN));
    expect(differed).toBeGreaterThan(count / 10);
    expect(exchange.ledger.defects).toEqual([]);
  }, 1_200_000);
});
