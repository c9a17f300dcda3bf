import type { SeedLevel } from '../../content/seed.ts';
import { rightsByLevel } from '../../rights/levels.ts';
import type { FolderRights, Grant, Reach } from '../../rights/levels.ts';
import { done, refuse } from '../../soap/outcome.ts';
import type { Outcome } from '../../soap/outcome.ts';
import { mailboxOf } from '../../store/store.ts';
import type { Store } from '../../store/store.ts';
import type { Folder } from '../../store/types.ts';
import { child, childText, toBoolean } from '../../xml/node.ts';
import type { XmlNode } from '../../xml/node.ts';
import { sidOf } from '../sid.ts';

/**
 * Reads t:PermissionSet into grants by lower-case address, `Default` and `Anonymous`. Every user must be somebody
 * with a mailbox, and stand there once. The whole set replaces the old one, as Exchange does.
 * See <https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-set-folder-permissions-for-another-user-by-using-ews-in-exchange>.
 */
export function readPermissionSet(
  store: Store,
  folder: Folder,
  node: XmlNode,
): Outcome<ReadonlyMap<string, Grant>> {
  const isCalendarSet = child(node, 'CalendarPermissions') !== undefined;
  const isCalendar = folder.folderClass.startsWith('IPF.Appointment');
  if (isCalendarSet && !isCalendar)
    return refuse('ErrorCannotSetCalendarPermissionOnNonCalendarFolder', 'The folder is no calendar.');
  if (!isCalendarSet && isCalendar)
    return refuse('ErrorCannotSetNonCalendarPermissionOnCalendarFolder', 'The folder is a calendar.');
  if (child(node, 'UnknownEntries'))
    return refuse('ErrorCannotSetPermissionUnknownEntries', 'UnknownEntries cannot be set.');
  const grants = new Map<string, Grant>();
  for (const permission of node.children[0]?.children ?? []) {
    const user = readUser(store, child(permission, 'UserId'));
    if (!user.ok) return user;
    if (grants.has(user.value))
      return refuse('ErrorDuplicateUserIdsSpecified', 'A user was specified more than once.');
    const grant = readGrant(permission);
    if (!grant.ok) return grant;
    grants.set(user.value, grant.value);
  }
  return done(grants);
}

/** Whom t:UserId names: an address in lower case, `Default` or `Anonymous`. A SID and an address must agree. */
export function readUser(store: Store, node: XmlNode | undefined): Outcome<string> {
  const word = childText(node, 'DistinguishedUser')?.trim();
  const address = childText(node, 'PrimarySmtpAddress')?.trim();
  const sid = childText(node, 'SID')?.trim();
  if (word !== undefined)
    return address === undefined && sid === undefined
      ? done(word)
      : refuse('ErrorInvalidUserInfo', 'A distinguished user has no address.');
  if (address === undefined && sid === undefined)
    return refuse('ErrorInvalidUserInfo', 'The user information is invalid.');
  const mailbox =
    address === undefined
      ? [...store.mailboxes.values()].find((one) => sidOf(one.address) === sid)
      : mailboxOf(store, address);
  if (!mailbox || (sid !== undefined && sidOf(mailbox.address) !== sid))
    return refuse('ErrorInvalidUserInfo', 'The user information is invalid.');
  return done(mailbox.address);
}

/** A named level alone, or Custom with every single right spelt out. */
function readGrant(node: XmlNode): Outcome<Grant> {
  const level = (
    childText(node, 'CalendarPermissionLevel') ??
    childText(node, 'PermissionLevel') ??
    ''
  ).trim();
  const single = node.children.filter((one) => one.name !== 'UserId' && !one.name.endsWith('Level'));
  if (level !== 'Custom') {
    const rights = rightsByLevel[level as SeedLevel];
    return single.every((one) => agrees(one, rights))
      ? done(level as SeedLevel)
      : refuse('ErrorInvalidPermissionSettings', 'A level other than Custom has its own rights.');
  }
  const flag = (name: string) => toBoolean(childText(node, name)) ?? false;
  const reach = (name: string) => (childText(node, name)?.trim() ?? 'None') as Reach;
  const read = childText(node, 'ReadItems')?.trim() ?? 'None';
  return done({
    isVisible: flag('IsFolderVisible'),
    canRead: read === 'FullDetails',
    canCreateItems: flag('CanCreateItems'),
    canCreateSubfolders: flag('CanCreateSubFolders'),
    isOwner: flag('IsFolderOwner'),
    edit: reach('EditItems'),
    remove: reach('DeleteItems'),
    freeBusy: read as FolderRights['freeBusy'],
    canViewPrivateItems: false,
  });
}

function agrees({ name, text }: XmlNode, rights: FolderRights): boolean {
  const flags: Readonly<Record<string, boolean>> = {
    CanCreateItems: rights.canCreateItems,
    CanCreateSubFolders: rights.canCreateSubfolders,
    IsFolderOwner: rights.isOwner,
    IsFolderVisible: rights.isVisible,
  };
  const word = text.trim();
  if (name === 'EditItems') return word === rights.edit;
  if (name === 'DeleteItems') return word === rights.remove;
  if (name === 'ReadItems') return word === rights.freeBusy || (word === 'FullDetails') === rights.canRead;
  return !(name in flags) || toBoolean(word) === flags[name];
}
