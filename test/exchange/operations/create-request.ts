import { rightsFor } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { distinguished } from '../store/mailbox.ts';
import { mailboxOf } from '../store/store.ts';
import type { Folder } from '../store/types.ts';
import type { Call } from './call.ts';

/** What CreateItem says about all its items. */
export interface CreateRequest {
  readonly disposition: string | undefined;
  readonly invitations: string | undefined;
  /** SavedItemFolderId, as asked for. */
  readonly saved: Outcome<Folder> | undefined;
}

/** The folder to create in: the one asked for, or the caller's own of this kind; refuses without the right to. */
export function folderToCreateIn(call: Call, request: CreateRequest, fallback: string): Outcome<Folder> {
  const own = mailboxOf(call.store, call.identity);
  const folder =
    request.saved ?? (own ? done(distinguished(own, fallback)) : refuse('ErrorMissingEmailAddress'));
  if (!folder.ok) return folder;
  return rightsFor(call.view, folder.value).canCreateItems ? folder : refuse('ErrorCreateItemAccessDenied');
}
