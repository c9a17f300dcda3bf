import type { FolderReference } from '../../ews/elements/folder-reference.ts';
import { inMailbox, type ThreadContext } from '../context.ts';

/** What it means that something with the marker lies in a folder. */
export type PlaceMeaning = 'sent' | 'draft' | 'waiting';

/** One folder to look into. */
export interface LookedPlace {
  readonly folder: FolderReference;
  readonly means: PlaceMeaning;
  /** Nothing can be said of a message while this folder cannot be read: its copy was promised to be there. */
  readonly isDecisive: boolean;
}

/**
 * Where a message can lie once its request has reached Exchange: in Sent Items of the mailbox, or one's own where that
 * is where copies go; among the drafts; or in the Outbox of whoever signed in, where Exchange holds back what exceeds
 * its rate. `promisedTo` is the mailbox whose Sent Items were to have the copy.
 */
export function messagePlaces(context: ThreadContext, promisedTo: string): LookedPlace[] {
  const { identities } = context.start;
  const theirs: LookedPlace[] = [
    {
      folder: inMailbox(context, 'sentitems'),
      means: 'sent',
      isDecisive: promisedTo === identities.mailbox,
    },
    { folder: inMailbox(context, 'drafts'), means: 'draft', isDecisive: false },
    {
      folder: { by: 'name', name: 'outbox', mailbox: identities.mailbox },
      means: 'waiting',
      isDecisive: false,
    },
  ];
  if (identities.access !== 'delegate') return theirs;
  const own = { by: 'name', mailbox: identities.authenticated } as const;
  return [
    ...theirs,
    {
      folder: { ...own, name: 'sentitems' },
      means: 'sent',
      isDecisive: promisedTo === identities.authenticated,
    },
    { folder: { ...own, name: 'drafts' }, means: 'draft', isDecisive: false },
    { folder: { ...own, name: 'outbox' }, means: 'waiting', isDecisive: false },
  ];
}
