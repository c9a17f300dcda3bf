import { readWatermark, watermarkOf } from '../notifications/event-log.ts';
import { streamingPatience } from '../notifications/subscriptions.ts';
import type { Wish } from '../notifications/subscriptions.ts';
import { rightsFor } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import type { StoreChangeType } from '../store/announce.ts';
import { mailboxOf } from '../store/store.ts';
import type { Folder, Mailbox } from '../store/types.ts';
import { attribute, child, childText, toBoolean } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { findTargetFolder } from './find-target.ts';

/**
 * Pull and streaming subscriptions; push is refused, because this server calls nobody.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/subscribe-operation>.
 */
export function subscribe(call: Call): Outcome<string> {
  const request = call.request.children[0];
  return done(
    writeResponse(call, [request ? open(call, request) : refuse('ErrorInvalidSubscriptionRequest')]),
  );
}

function open(call: Call, request: XmlNode): Outcome<string> {
  const isPull = request.name === 'PullSubscriptionRequest';
  if (request.name === 'PushSubscriptionRequest')
    return refuse('ErrorInvalidPushSubscriptionUrl', 'The push subscription URL is invalid.');
  const place = placeOf(call, request);
  if (!place.ok) return place;
  const { mailbox } = place.value;
  const from = startOf(call, request, mailbox);
  if (!from.ok) return from;
  const wish: Wish = {
    kind: isPull ? 'pull' : 'streaming',
    authenticated: call.authenticated,
    identity: call.identity,
    backEnd: call.backEnd,
    ...place.value,
    types: new Set((child(request, 'EventTypes')?.children ?? []).map(({ text }) => typeOf(text))),
    patience: isPull ? Number(childText(request, 'Timeout')) * 60_000 : streamingPatience,
    ...(from.value === undefined ? {} : { from: from.value }),
  };
  const added = call.subscriptions.add(wish);
  if (!added.ok) return added;
  const { id, position } = added.value;
  const watermark = isPull ? element('m:Watermark', watermarkOf(mailbox, position)) : '';
  return done(element('m:SubscriptionId', id) + watermark);
}

function typeOf(text: string): StoreChangeType {
  return text.trim().replace(/Event$/, '') as StoreChangeType;
}

function startOf(call: Call, request: XmlNode, mailbox: Mailbox): Outcome<number | undefined> {
  const text = childText(request, 'Watermark');
  if (text === undefined) return done(undefined);
  const log = call.subscriptions.logOf(mailbox);
  const number = readWatermark(mailbox, text);
  return number === undefined || number > log.latest() || number < log.forgotten()
    ? refuse('ErrorInvalidWatermark', 'The watermark used for creating this subscription was not found.')
    : done(number);
}

function placeOf(call: Call, request: XmlNode): Outcome<Pick<Wish, 'mailbox' | 'folders'>> {
  if (toBoolean(attribute(request, 'SubscribeToAllFolders')) === true) {
    const mailbox = mailboxOf(call.store, call.identity);
    if (child(request, 'FolderIds')) return refuse('ErrorInvalidSubscriptionRequest', wrongFolders);
    return mailbox ? done({ mailbox, folders: undefined }) : refuse('ErrorMissingEmailAddress');
  }
  const folders = new Set<Folder>();
  for (const node of child(request, 'FolderIds')?.children ?? []) {
    const folder = findTargetFolder(call, node);
    if (!folder.ok) return folder;
    if (!rightsFor(call.view, folder.value).isOwner)
      return refuse('ErrorSubscriptionDelegateAccessNotSupported', noDelegates);
    folders.add(folder.value);
  }
  const mailboxes = new Set([...folders].map((one) => one.mailbox));
  const [mailbox] = mailboxes;
  return mailbox && mailboxes.size === 1
    ? done({ mailbox, folders })
    : refuse('ErrorInvalidSubscriptionRequest', wrongFolders);
}

const wrongFolders =
  'The subscription request is invalid: it names no folders, or folders of several mailboxes.';
const noDelegates = 'Delegate access is not supported for subscriptions: owner access is needed.';
