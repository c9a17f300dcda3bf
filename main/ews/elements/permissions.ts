import type { FolderPermission, Grantee, PermissionRights } from '../../../shared/model/permission.ts';
import { permissionLevel } from '../../../shared/model/permission.ts';
import { booleanOf, wordOf } from '../soap/values.ts';
import { element, type Xml } from '../xml/xml.ts';
import { child, childText, type XmlElement } from '../xml/xml-element.ts';

const reaches = ['None', 'Owned', 'All'] as const;
const readings = ['None', 'TimeOnly', 'TimeAndSubjectAndLocation', 'FullDetails'] as const;

/** A folder's permissions as the server gave them. */
export interface PermissionSet {
  readonly permissions: readonly FolderPermission[];
  /** Names that Exchange could not resolve. Writing the set does not carry them on: the server refuses them. */
  readonly unknownEntries: readonly string[];
}

/**
 * Reads `PermissionSet`, of a calendar or of any other folder, in the server's order. A right that is not stated is not
 * granted, and a level that we do not know is Custom: its rights say what it is.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/permissionset-permissionsettype
 */
export function readPermissionSet(set: XmlElement): PermissionSet {
  const list = child(set, 'CalendarPermissions') ?? child(set, 'Permissions');
  return {
    permissions: (list?.children ?? []).map(readPermission),
    unknownEntries: (child(set, 'UnknownEntries')?.children ?? []).map(({ text }) => text),
  };
}

function readPermission(permission: XmlElement): FolderPermission {
  const text = (name: string): string | null => childText(permission, name);
  const isGranted = (name: string): boolean => booleanOf(text(name)) ?? false;
  return {
    to: readGrantee(child(permission, 'UserId')),
    level: wordOf(text('CalendarPermissionLevel') ?? text('PermissionLevel'), levels, 'Custom'),
    rights: {
      createItems: isGranted('CanCreateItems'),
      createSubfolders: isGranted('CanCreateSubFolders'),
      isOwner: isGranted('IsFolderOwner'),
      isVisible: isGranted('IsFolderVisible'),
      isContact: isGranted('IsFolderContact'),
      editItems: wordOf(text('EditItems'), reaches, 'None'),
      deleteItems: wordOf(text('DeleteItems'), reaches, 'None'),
      readItems: wordOf(text('ReadItems'), readings, 'None'),
    },
  };
}

const levels = permissionLevel.options;

function readGrantee(userId: XmlElement | null): Grantee {
  const word = childText(userId, 'DistinguishedUser');
  if (word === 'Default') return { grantee: 'default' };
  if (word === 'Anonymous') return { grantee: 'anonymous' };
  const name = childText(userId, 'DisplayName') ?? '';
  const identity = childText(userId, 'ExternalUserIdentity') ?? '';
  if (identity !== '') return { grantee: 'external', name, identity };
  const address = (childText(userId, 'PrimarySmtpAddress') ?? '').trim();
  return { grantee: 'person', name, address, sid: childText(userId, 'SID') };
}

/**
 * Writes a whole `PermissionSet`. A level is written alone, since Exchange refuses one with other rights than its own;
 * `Custom` is written with every right spelt out.
 */
export function permissionSetElement(permissions: readonly FolderPermission[], isCalendar: boolean): Xml {
  const name = isCalendar ? 't:CalendarPermission' : 't:Permission';
  const list = permissions.map(({ to, level, rights }) =>
    element(name, [
      granteeElement(to),
      ...(level === 'Custom' ? rightElements(rights) : []),
      element(isCalendar ? 't:CalendarPermissionLevel' : 't:PermissionLevel', level),
    ]),
  );
  return element('t:PermissionSet', element(`${name}s`, list));
}

function granteeElement(to: Grantee): Xml {
  switch (to.grantee) {
    case 'default':
      return element('t:UserId', element('t:DistinguishedUser', 'Default'));
    case 'anonymous':
      return element('t:UserId', element('t:DistinguishedUser', 'Anonymous'));
    case 'external':
      return element('t:UserId', element('t:ExternalUserIdentity', to.identity));
    case 'person':
      return element(
        't:UserId',
        to.address === '' ? element('t:SID', to.sid ?? '') : element('t:PrimarySmtpAddress', to.address),
      );
  }
}

function rightElements(rights: PermissionRights): Xml[] {
  return [
    element('t:CanCreateItems', String(rights.createItems)),
    element('t:CanCreateSubFolders', String(rights.createSubfolders)),
    element('t:IsFolderOwner', String(rights.isOwner)),
    element('t:IsFolderVisible', String(rights.isVisible)),
    element('t:IsFolderContact', String(rights.isContact)),
    element('t:EditItems', rights.editItems),
    element('t:DeleteItems', rights.deleteItems),
    element('t:ReadItems', rights.readItems),
  ];
}
