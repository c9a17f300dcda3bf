import type { Xml } from '../xml/xml.ts';

/** One thing that a request names and that one response message is to be about. */
export interface AskedThing {
  /** `name` is a distinguished folder; `relative` an item named by another one (an occurrence by its series). */
  readonly is: 'item' | 'folder' | 'name' | 'attachment' | 'conversation' | 'relative';
  /** The id as it was written, or the folder's name. */
  readonly id: string;
  /** The address of the mailbox that a distinguished folder was named with; null for none. */
  readonly mailbox: string | null;
}

/** What holds the things that an operation is asked for, one for each response message. */
const HOLDERS: ReadonlyMap<string, string> = new Map([
  ['GetItem', 'm:ItemIds'],
  ['UpdateItem', 'm:ItemChanges'],
  ['GetFolder', 'm:FolderIds'],
  ['UpdateFolder', 'm:FolderChanges'],
  ['FindItem', 'm:ParentFolderIds'],
  ['FindFolder', 'm:ParentFolderIds'],
  ['FindConversation', 'm:ParentFolderId'],
  ['SyncFolderItems', 'm:SyncFolderId'],
  ['SyncFolderHierarchy', 'm:SyncFolderId'],
  ['GetAttachment', 'm:AttachmentIds'],
  ['GetConversationItems', 'm:Conversations'],
]);

const KINDS: Readonly<Record<string, AskedThing['is']>> = {
  ItemId: 'item',
  FolderId: 'folder',
  DistinguishedFolderId: 'name',
  AttachmentId: 'attachment',
  ConversationId: 'conversation',
  OccurrenceItemId: 'relative',
  RecurringMasterItemId: 'relative',
};

/**
 * What a request asks for, in its order, read from the very text that leaves this machine: no operation can forget to say
 * it, or say something else. Empty for operations that name nothing that their answer repeats.
 */
export function askedThings(operation: string, { text }: Xml): readonly AskedThing[] {
  const holder = HOLDERS.get(operation);
  const start = holder === undefined ? -1 : text.indexOf(`<${holder}>`);
  // Text of people is escaped: this can be nothing but our own markup.
  const end = start === -1 ? -1 : text.indexOf(`</${holder}>`, start);
  return end === -1 ? [] : [...text.slice(start, end).matchAll(reference)].map(thingOf);
}

/** The addresses of the mailboxes whose distinguished folders a request names, wherever it does. */
export function namedMailboxes({ text }: Xml): readonly string[] {
  return [...text.matchAll(namedFolder)].map(([, address = '']) => plainText(address));
}

const reference =
  /<t:(ItemId|FolderId|DistinguishedFolderId|AttachmentId|ConversationId|OccurrenceItemId|RecurringMasterItemId) (?:Id|OccurrenceId|RecurringMasterId)="([^"]{0,4096})"[^>]{0,4096}>(?:<t:Mailbox><t:EmailAddress>([^<]{0,1024})<)?/gu;
const namedFolder =
  /<t:DistinguishedFolderId [^>]{0,256}><t:Mailbox><t:EmailAddress>([^<]{0,1024})<\/t:EmailAddress>/gu;

function thingOf([, name = '', id = '', address]: RegExpExecArray): AskedThing {
  return {
    is: KINDS[name] ?? 'relative',
    id: plainText(id),
    mailbox: address === undefined ? null : plainText(address),
  };
}

/** `element` writes these four for what stands in ids and addresses. */
function plainText(escaped: string): string {
  return escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
