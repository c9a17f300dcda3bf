import { plainLibrary } from './plain-library.ts';
import { printSyncCost } from './sync-cost.ts';

/** ews-javascript-api, with its own transport, reads the same pages: words are url, address, password, items. */
const [url = '', address = '', password = '', items = ''] = process.argv.slice(2);
const { library, service } = plainLibrary(url, address, password);
const folder = new library.FolderId(library.WellKnownFolderName.Inbox);
const { EmailMessageSchema: schema } = library;
const names = [
  'ParentFolderId',
  'ItemClass',
  'Subject',
  'Sensitivity',
  'DateTimeReceived',
  'Size',
  'Categories',
  'Importance',
  'DisplayTo',
  'HasAttachments',
  'ConversationId',
  'Flag',
  'Preview',
  'Sender',
  'From',
  'IsRead',
];
const properties = new library.PropertySet(
  library.BasePropertySet.IdOnly,
  names.map((name) => schema[name]),
);

await printSyncCost(async () => {
  let state = '';
  let read = 0;
  for (let hasMore = true; hasMore;) {
    const changes = await service.SyncFolderItems(folder, properties, [], 512, 0, state);
    state = changes.SyncState;
    read += changes.Count;
    hasMore = changes.MoreChangesAvailable;
  }
  if (read !== Number(items)) throw new Error(`the library read ${read} items`);
  return { items: read };
});
