import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from '../../../shared/model/identity.ts';
import type { SentCopy, Witness } from '../../../shared/model/sending.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { isSamePerson } from '../../../shared/same-person.ts';
import type { FolderReference } from '../../ews/elements/folder-reference.ts';
import { findByMarker, type MarkedItem } from '../../ews/operations/find-by-marker.ts';
import type { Sent } from './letter.ts';
import { inMailbox, type ThreadContext } from '../context.ts';
import { getWhole } from '../mail/message-get.ts';
import { identify } from '../people/identify.ts';

/** Exchange files the copy when the message leaves its queue; these are the waits before each look, in ms. */
const LOOKS = [0, 400, 1_500, 4_000] as const;

interface Place {
  readonly folder: FolderReference;
  readonly mailbox: string;
  readonly folderName: string;
}

/** Reads the sent copy back by its marker and holds From, Sender and folder against what was promised. */
export async function witness(context: ThreadContext, marker: string): Promise<Result<Witness>> {
  const sent = context.known.sent.get(marker);
  if (sent === undefined)
    return failed({ kind: 'invalid-request', message: 'marker: nothing was sent with it in this session' });
  const places = placesOf(context);
  for (const wait of LOOKS) {
    await pause(wait);
    const found = await look(context, marker, places, sent);
    if (!found.ok) return found;
    if (found.value !== null) return await compare(context, sent, found.value);
  }
  return success({
    witness: 'not-found',
    checkedAt: new Date().toISOString(),
    lookedIn: places.map(({ mailbox, folderName }) => `${mailbox} › ${folderName}`),
  });
}

interface Found {
  readonly place: Place;
  readonly item: MarkedItem;
}

/** The copy in the promised place, else wherever else one is. A place that may not be read counts as empty. */
async function look(
  context: ThreadContext,
  marker: string,
  places: readonly Place[],
  sent: Sent,
): Promise<Result<Found | null>> {
  const answer = await findByMarker(context.service, { marker, folders: places.map(({ folder }) => folder) });
  if (!answer.ok) return answer;
  const found = places.flatMap((place, index) => {
    const items = answer.value[index];
    return items?.ok === true ? items.value.map((item) => ({ place, item })) : [];
  });
  return success(found.find(({ place }) => place.mailbox === sent.promised.mailbox) ?? found[0] ?? null);
}

async function compare(
  context: ThreadContext,
  { promised }: Sent,
  { place, item }: Found,
): Promise<Result<Witness>> {
  // FindItem of some servers gives names without addresses; the whole message has both.
  const whole = await getWhole(context, item.itemId);
  if (!whole.ok) return whole;
  const { from, sender } = whole.value.message;
  const seen = await identify(context, [from ?? nobody, sender ?? from ?? nobody]);
  const [author = nobody, submitter = nobody] = seen;
  const found: SentCopy = {
    from: author,
    sender: isSame(submitter, author) ? null : submitter,
    mailbox: place.mailbox,
    folderName: place.folderName,
  };
  const differs = [
    ...(isSame(found.from, promised.from) ? [] : (['from'] as const)),
    ...(isSame(found.sender, promised.sender) ? [] : (['sender'] as const)),
    ...(found.mailbox === promised.mailbox ? [] : (['folder'] as const)),
  ];
  context.known.sendRights.learn(context.start.identities, promised, found);
  const read = { found, itemId: item.itemId, checkedAt: new Date().toISOString() };
  return success(
    differs.length === 0 ? { witness: 'kept', ...read } : { witness: 'broken', ...read, differs },
  );
}

function placesOf(context: ThreadContext): Place[] {
  const { identities } = context.start;
  const { folders, ownSentItems } = context.known;
  const theirs = {
    folder: inMailbox(context, 'sentitems'),
    mailbox: identities.mailbox,
    folderName: folders.get('sentitems')?.displayName ?? 'Sent Items',
  };
  if (identities.access !== 'delegate') return [theirs];
  const own = { by: 'name', name: 'sentitems', mailbox: identities.authenticated } as const;
  return [
    theirs,
    { folder: own, mailbox: identities.authenticated, folderName: ownSentItems?.displayName ?? 'Sent Items' },
  ];
}

/** What cannot be told apart for certain was not kept for certain. */
function isSame(one: Person | null, other: Person | null): boolean {
  return one === null || other === null ? one === other : isSamePerson(one, other);
}

const nobody: Person = { name: '', address: '' };
