import { hasFullAccess } from '../rights/rights.ts';
import { sidOf } from '../schema/sid.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { declarations, writeFailure } from '../soap/response.ts';
import { mailboxOf, recipientOf } from '../store/store.ts';
import type { Delegate, Mailbox } from '../store/types.ts';
import { attribute, child, childText, descend, toBoolean } from '../xml/node.ts';
import { element, textElement } from '../xml/write.ts';
import type { Call } from './call.ts';

/** Folders of t:DelegatePermissions, in the order of the schema. */
const folders = [
  ['CalendarFolderPermissionLevel', 'calendar'],
  ['TasksFolderPermissionLevel', 'tasks'],
  ['InboxFolderPermissionLevel', 'inbox'],
  ['ContactsFolderPermissionLevel', 'contacts'],
  ['NotesFolderPermissionLevel', 'notes'],
  ['JournalFolderPermissionLevel', 'journal'],
] as const;

/**
 * Only the owner, Full Access and impersonation may read the list of delegates.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getdelegate-operation>.
 */
export function getDelegate(call: Call): Outcome<string> {
  const address = childText(child(call.request, 'Mailbox'), 'EmailAddress') ?? '';
  const mailbox = mailboxOf(call.store, address);
  if (!mailbox) return failure(call, refuse('ErrorNonExistentMailbox'));
  if (!hasFullAccess(mailbox, call.identity)) return failure(call, refuse('ErrorAccessDenied'));
  const includes = toBoolean(attribute(call.request, 'IncludePermissions')) ?? false;
  const asked = descend(call.request, 'UserIds')?.children.map((one) =>
    (childText(one, 'PrimarySmtpAddress') ?? '').toLowerCase(),
  );
  const wanted = asked ?? mailbox.delegates.map((one) => one.address);
  const messages = wanted.map((one) => {
    const delegate = mailbox.delegates.find((known) => known.address === one);
    call.record.resultCodes.push(delegate ? 'NoError' : 'ErrorNotDelegate');
    if (!delegate)
      return writeFailure('m:DelegateUserResponseMessageType', refuse('ErrorNotDelegate').refusal);
    const user = element('m:DelegateUser', writeDelegate(call, { mailbox, delegate, includes }));
    const code = element('m:ResponseCode', 'NoError');
    return element('m:DelegateUserResponseMessageType', code + user, { ResponseClass: 'Success' });
  });
  if (wanted.length === 0) call.record.resultCodes.push('NoError');
  const inner =
    element('m:ResponseCode', 'NoError') +
    (messages.length > 0 ? element('m:ResponseMessages', messages.join('')) : '') +
    element('m:DeliverMeetingRequests', mailbox.deliverMeetingRequests);
  return done(element('m:GetDelegateResponse', inner, { ResponseClass: 'Success', ...declarations }));
}

function failure(call: Call, { refusal }: ReturnType<typeof refuse>): Outcome<string> {
  call.record.resultCodes.push(refusal.code);
  const inner =
    textElement('m:MessageText', refusal.text) +
    element('m:ResponseCode', refusal.code) +
    element('m:DescriptiveLinkKey', '0');
  return done(element('m:GetDelegateResponse', inner, { ResponseClass: 'Error', ...declarations }));
}

function writeDelegate(
  call: Call,
  {
    mailbox,
    delegate,
    includes,
  }: { readonly mailbox: Mailbox; readonly delegate: Delegate; readonly includes: boolean },
): string {
  const { name, address } = recipientOf(call.store, delegate.address);
  const user =
    element('t:SID', sidOf(address)) +
    textElement('t:PrimarySmtpAddress', address) +
    textElement('t:DisplayName', name);
  const levels = folders.map(([label, id]) => element(`t:${label}`, levelOf(mailbox, id, delegate.address)));
  return (
    element('t:UserId', user) +
    (includes ? element('t:DelegatePermissions', levels.join('')) : '') +
    element('t:ReceiveCopiesOfMeetingMessages', String(delegate.receiveCopiesOfMeetingMessages)) +
    element('t:ViewPrivateItems', String(delegate.viewPrivateItems))
  );
}

/** Delegates have one of four levels; any other is Custom. */
function levelOf(mailbox: Mailbox, folder: string, address: string): string {
  const level = mailbox.distinguished.get(folder)?.permissions.get(address) ?? 'None';
  return ['None', 'Reviewer', 'Author', 'Editor'].includes(level) ? level : 'Custom';
}
