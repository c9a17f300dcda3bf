import type { SeedLevel } from '../content/seed.ts';
import { sidOf } from '../schema/sid.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { touchFolder } from '../store/folders.ts';
import { distinguished } from '../store/mailbox.ts';
import { mailboxOf } from '../store/store.ts';
import type { Delegate, Mailbox } from '../store/types.ts';
import { child, childText, toBoolean } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';
import { delegateFolders } from './delegate-user.ts';

/** A level for one of the six folders. */
export type FolderLevel = readonly [folder: string, level: SeedLevel];

/**
 * Whom t:UserId names, in lower case: ErrorInvalidDelegateUserId without address and SID, or for Default and
 * Anonymous; ErrorDelegateValidationFailed where they contradict each other; ErrorDelegateNoUser for nobody.
 */
export function delegateAddress(call: Call, node: XmlNode | undefined): Outcome<string> {
  const address = childText(node, 'PrimarySmtpAddress')?.trim();
  const sid = childText(node, 'SID')?.trim();
  if (((address ?? '') === '' && (sid ?? '') === '') || child(node, 'DistinguishedUser'))
    return refuse('ErrorInvalidDelegateUserId', 'The delegate user identification is invalid.');
  const bySid = sid && [...call.store.mailboxes.values()].find((one) => sidOf(one.address) === sid);
  const mailbox = address === undefined ? bySid : mailboxOf(call.store, address);
  if (!mailbox)
    return refuse('ErrorDelegateNoUser', 'The delegate does not map to a user in the Active Directory.');
  return sid !== undefined && sidOf(mailbox.address) !== sid
    ? refuse('ErrorDelegateValidationFailed', 'The delegate user information is contradictory.')
    : done(mailbox.address);
}

/** t:DelegatePermissions; nobody can ask for Custom. */
export function readLevels(user: XmlNode): Outcome<readonly FolderLevel[]> {
  const levels: FolderLevel[] = [];
  for (const [label, folder] of delegateFolders) {
    const word = childText(child(user, 'DelegatePermissions'), label)?.trim();
    if (word === undefined) continue;
    if (word === 'Custom')
      return refuse('ErrorInvalidDelegatePermission', 'A delegate cannot be given custom permissions.');
    levels.push([folder, word as SeedLevel]);
  }
  return done(levels);
}

/** Enters the levels; None takes the entry away, so that Default counts again. */
export function applyLevels(
  call: Call,
  mailbox: Mailbox,
  address: string,
  levels: readonly FolderLevel[],
): void {
  for (const [id, level] of levels) {
    const folder = distinguished(mailbox, id);
    if (level === 'None') folder.permissions.delete(address);
    else folder.permissions.set(address, level);
    call.view.rights.delete(folder);
    touchFolder(folder);
  }
}

/** The two switches of a delegate, where the request says anything about them. */
export function applySwitches(delegate: Delegate, user: XmlNode): void {
  const copies = toBoolean(childText(user, 'ReceiveCopiesOfMeetingMessages'));
  const sees = toBoolean(childText(user, 'ViewPrivateItems'));
  if (copies !== undefined) delegate.receiveCopiesOfMeetingMessages = copies;
  if (sees !== undefined) delegate.viewPrivateItems = sees;
}

/** DeliverMeetingRequests, where the request names it. */
export function applyScope(call: Call, mailbox: Mailbox): void {
  const word = childText(call.request, 'DeliverMeetingRequests')?.trim();
  if (word !== undefined) mailbox.deliverMeetingRequests = word as Mailbox['deliverMeetingRequests'];
}
