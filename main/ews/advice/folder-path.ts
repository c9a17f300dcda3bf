/** What Exchange Server calls its distinguished folders in English; other languages translate them. */
const names: Readonly<Record<string, string>> = {
  root: '',
  msgfolderroot: '',
  inbox: 'Inbox',
  calendar: 'Calendar',
  contacts: 'Contacts',
  tasks: 'Tasks',
  notes: 'Notes',
  journal: 'Journal',
  drafts: 'Drafts',
  outbox: 'Outbox',
  sentitems: 'Sent Items',
  deleteditems: 'Deleted Items',
  junkemail: 'Junk Email',
};

/**
 * A folder as the shell's cmdlets want it, `address:\Folder\Subfolder`, from a distinguished folder id or a path. A folder
 * that is not known stays a blank to fill in, rather than a wrong one.
 */
export function folderPath(mailbox: string, folder: string | undefined): string {
  if (folder === undefined || folder === '') return `${mailbox}:\\<folder>`;
  const name = Object.hasOwn(names, folder.toLowerCase()) ? names[folder.toLowerCase()] : folder;
  return `${mailbox}:\\${(name ?? '').replaceAll('/', '\\')}`;
}
