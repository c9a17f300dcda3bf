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
 * A folder as the shell's cmdlets want it, `address:\Folder\Subfolder`, from a distinguished folder id or a path; null where
 * the folder is not known.
 */
export function folderPath(mailbox: string, folder: string | undefined): string | null {
  if (folder === undefined || folder === '') return null;
  const name = Object.hasOwn(names, folder.toLowerCase()) ? names[folder.toLowerCase()] : folder;
  return `${mailbox}:\\${(name ?? '').replaceAll('/', '\\')}`;
}
