import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

// A mailbox in a thread of its own by way of ews-javascript-api: its inbox is listed as its documents do, and held.
// Plain JavaScript, because a thread that takes types out of a file holds what does that, too.
const { url, address, password, mailbox, rows } = workerData;
const library = createRequire(import.meta.url)('ews-javascript-api');
const service = new library.ExchangeService(library.ExchangeVersion.Exchange2013_SP1);
service.Credentials = new library.WebCredentials(address, password);
service.Url = new library.Uri(url);
const inbox = new library.FolderId(library.WellKnownFolderName.Inbox, new library.Mailbox(mailbox));
const held = [];
while (held.length < rows) {
  const view = new library.ItemView(Math.min(rows - held.length, 1000), held.length);
  const { Items: items } = await service.FindItems(inbox, view);
  if (items.length === 0) throw new Error('the library found no more items');
  held.push(...items);
}
// A worker's port has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage('ready');
parentPort?.on('message', () => held.splice(0));
