import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { addItem } from '../store/items.ts';
import { distinguished } from '../store/mailbox.ts';
import { mailboxOf } from '../store/store.ts';
import type { Folder, Item } from '../store/types.ts';
import { draftValues } from '../submission/new-values.ts';
import { checkRecipients, permitFor, sentValues, submit } from '../submission/submit.ts';
import type { Parcel } from '../submission/submit.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';
import { folderToCreateIn } from './create-request.ts';
import type { CreateRequest } from './create-request.ts';
import { readItemInput } from './item-input.ts';
import { noteChange } from './note-change.ts';

/** Creates a message: kept as a draft, sent, or sent with a copy. */
export function createMessage(call: Call, node: XmlNode, request: CreateRequest): Outcome<readonly Item[]> {
  const input = readItemInput(node, 'Message', call);
  if (!input.ok) return input;
  const values = draftValues(call, input.value);
  const thread = values.InternetMessageId ?? '';
  const { extended, attachments } = input.value;
  return keepOrSend(call, request, { kind: 'Message', values, thread, extended, attachments });
}

/** What MessageDisposition asks for, with a message that is ready. */
export function keepOrSend(call: Call, request: CreateRequest, parcel: Parcel): Outcome<readonly Item[]> {
  if (request.disposition === undefined) return refuse('ErrorMessageDispositionRequired');
  if (request.disposition === 'SaveOnly') {
    const folder = folderToCreateIn(call, request, 'drafts');
    return folder.ok ? done([keep(call, folder.value, parcel)]) : folder;
  }
  const isSaved = request.disposition === 'SendAndSaveCopy';
  const folder = isSaved ? folderToCreateIn(call, request, 'sentitems') : undefined;
  if (folder && !folder.ok) return folder;
  return send(call, folder?.value, parcel);
}

function send(call: Call, copies: Folder | undefined, parcel: Parcel): Outcome<readonly Item[]> {
  const recipients = checkRecipients(parcel.values);
  if (!recipients.ok) return recipients;
  const home = copies?.mailbox ?? mailboxOf(call.store, call.identity);
  if (!home) return refuse('ErrorMissingEmailAddress');
  const permit = permitFor(call, parcel.values.From, home);
  if (!permit.ok) {
    if (copies) keep(call, distinguished(home, 'drafts'), parcel);
    return permit;
  }
  const sent = { ...parcel, values: sentValues(call, parcel.values, permit.value) };
  submit(call, sent, permit.value, () => {
    if (copies) keep(call, copies, sent);
  });
  return done([]);
}

function keep(call: Call, folder: Folder, parcel: Parcel): Item {
  const item = addItem(call.store, folder, { ...parcel, creator: call.identity });
  noteChange(call, 'create', item);
  return item;
}
