import { levelOfGrant } from '../rights/levels.ts';
import { sidOf } from '../schema/sid.ts';
import type { Outcome, Refusal } from '../soap/outcome.ts';
import { declarations, writeFailure } from '../soap/response.ts';
import { mailboxOf, recipientOf } from '../store/store.ts';
import { done, refuse } from '../soap/outcome.ts';
import { hasFullAccess } from '../rights/rights.ts';
import type { Delegate, Mailbox } from '../store/types.ts';
import { child, childText } from '../xml/node.ts';
import { element, textElement } from '../xml/write.ts';
import type { Call } from './call.ts';

/** Folders of t:DelegatePermissions, in the order of the schema. */
export const delegateFolders = [
  ['CalendarFolderPermissionLevel', 'calendar'],
  ['TasksFolderPermissionLevel', 'tasks'],
  ['InboxFolderPermissionLevel', 'inbox'],
  ['ContactsFolderPermissionLevel', 'contacts'],
  ['NotesFolderPermissionLevel', 'notes'],
  ['JournalFolderPermissionLevel', 'journal'],
] as const;

/**
 * The mailbox whose delegates a request is about. Only the owner, Full Access and impersonation may see or change
 * them; a mailbox whose local free/busy message was never made has no list at all.
 */
export function delegatedMailbox(call: Call): Outcome<Mailbox> {
  const address = childText(child(call.request, 'Mailbox'), 'EmailAddress') ?? '';
  const mailbox = mailboxOf(call.store, address);
  if (!mailbox) return refuse('ErrorNonExistentMailbox');
  if (!hasFullAccess(mailbox, call.identity)) return refuse('ErrorAccessDenied');
  return mailbox.hasDelegateConfiguration
    ? done(mailbox)
    : refuse('ErrorDelegateMissingConfiguration', 'The delegates for this mailbox have not been configured.');
}

/** Refuses to save the entry of somebody whom the mailbox's switches name; the others of a batch are saved. */
export function checkSaving(call: Call, mailbox: Mailbox, address: string): Outcome<undefined> {
  const code = call.operation.replace('Delegate', 'DelegatesFailed');
  return mailbox.unsavableDelegates.includes(address)
    ? refuse(`Error${code}`, 'The list of delegates could not be saved for this user.')
    : done(undefined);
}

/** The whole answer of a delegate operation: one message for each user, in order. */
export function writeDelegateResponse(
  call: Call,
  outcomes: readonly Outcome<string>[],
  { tail = '' }: { readonly tail?: string } = {},
): string {
  const messages = outcomes.map((outcome) => {
    call.record.resultCodes.push(outcome.ok ? 'NoError' : outcome.refusal.code);
    const name = 'm:DelegateUserResponseMessageType';
    if (!outcome.ok) return writeFailure(name, outcome.refusal);
    return element(name, element('m:ResponseCode', 'NoError') + outcome.value, { ResponseClass: 'Success' });
  });
  if (outcomes.length === 0) call.record.resultCodes.push('NoError');
  const inner =
    element('m:ResponseCode', 'NoError') +
    (messages.length > 0 ? element('m:ResponseMessages', messages.join('')) : '') +
    tail;
  return element(`m:${call.operation}Response`, inner, { ResponseClass: 'Success', ...declarations });
}

/** The answer of a delegate operation that was refused as a whole. */
export function writeDelegateFailure(call: Call, refusal: Refusal): string {
  call.record.resultCodes.push(refusal.code);
  const inner =
    textElement('m:MessageText', refusal.text) +
    element('m:ResponseCode', refusal.code) +
    element('m:DescriptiveLinkKey', '0');
  return element(`m:${call.operation}Response`, inner, { ResponseClass: 'Error', ...declarations });
}

/** m:DelegateUser, with the folder levels or without. */
export function writeDelegateUser(
  call: Call,
  mailbox: Mailbox,
  { delegate, includes }: { readonly delegate: Delegate; readonly includes: boolean },
): string {
  const { name, address } = recipientOf(call.store, delegate.address);
  const user =
    element('t:SID', sidOf(address)) +
    textElement('t:PrimarySmtpAddress', address) +
    textElement('t:DisplayName', name);
  const levels = delegateFolders.map(([label, id]) =>
    element(`t:${label}`, levelOf(mailbox, id, delegate.address)),
  );
  return element(
    'm:DelegateUser',
    element('t:UserId', user) +
      (includes ? element('t:DelegatePermissions', levels.join('')) : '') +
      element('t:ReceiveCopiesOfMeetingMessages', String(delegate.receiveCopiesOfMeetingMessages)) +
      element('t:ViewPrivateItems', String(delegate.viewPrivateItems)),
  );
}

/** Delegates have one of four levels; any other is Custom. */
function levelOf(mailbox: Mailbox, folder: string, address: string): string {
  const level = levelOfGrant(mailbox.distinguished.get(folder)?.permissions.get(address) ?? 'None');
  return ['None', 'Reviewer', 'Author', 'Editor'].includes(level) ? level : 'Custom';
}
