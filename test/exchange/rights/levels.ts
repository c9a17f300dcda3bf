import type { SeedLevel } from '../content/seed.ts';

/** Which items an action reaches. */
export type Reach = 'None' | 'Owned' | 'All';

/** What an identity may do in one folder. */
export interface FolderRights {
  readonly isVisible: boolean;
  readonly canRead: boolean;
  readonly canCreateItems: boolean;
  readonly canCreateSubfolders: boolean;
  readonly isOwner: boolean;
  readonly edit: Reach;
  readonly remove: Reach;
  /** What a look at free and busy times shows. */
  readonly freeBusy: 'None' | 'TimeOnly' | 'TimeAndSubjectAndLocation' | 'FullDetails';
  readonly canViewPrivateItems: boolean;
}

function rights(changes: Partial<FolderRights>): FolderRights {
  return {
    isVisible: false,
    canRead: false,
    canCreateItems: false,
    canCreateSubfolders: false,
    isOwner: false,
    edit: 'None',
    remove: 'None',
    freeBusy: 'None',
    canViewPrivateItems: false,
    ...changes,
  };
}

const reader = { isVisible: true, canRead: true, freeBusy: 'FullDetails' } as const;
const creator = { ...reader, canCreateItems: true } as const;
const author = { ...creator, edit: 'Owned', remove: 'Owned' } as const;
const editor = { ...creator, edit: 'All', remove: 'All' } as const;

/**
 * What each permission level allows.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/permissionlevel>.
 */
export const rightsByLevel: Readonly<Record<SeedLevel, FolderRights>> = {
  None: rights({}),
  FreeBusyTimeOnly: rights({ freeBusy: 'TimeOnly' }),
  FreeBusyTimeAndSubjectAndLocation: rights({ freeBusy: 'TimeAndSubjectAndLocation' }),
  Reviewer: rights(reader),
  Contributor: rights({ isVisible: true, canCreateItems: true }),
  NoneditingAuthor: rights({ ...creator, remove: 'Owned' }),
  Author: rights(author),
  PublishingAuthor: rights({ ...author, canCreateSubfolders: true }),
  Editor: rights(editor),
  PublishingEditor: rights({ ...editor, canCreateSubfolders: true }),
  Owner: rights({ ...editor, canCreateSubfolders: true, isOwner: true }),
};

/** What the mailbox's owner, Full Access and impersonation allow. */
export const fullRights: FolderRights = rights({
  ...editor,
  canCreateSubfolders: true,
  isOwner: true,
  canViewPrivateItems: true,
});

/** What was granted on a folder: one of the named levels, or rights of their own, which EWS calls Custom. */
export type Grant = SeedLevel | FolderRights;

/** The rights that a grant stands for. */
export function rightsOfGrant(grant: Grant): FolderRights {
  return typeof grant === 'string' ? rightsByLevel[grant] : grant;
}

/** The name of a grant, `Custom` for rights that no level has. */
export function levelOfGrant(grant: Grant): SeedLevel | 'Custom' {
  return typeof grant === 'string' ? grant : 'Custom';
}
