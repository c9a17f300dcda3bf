import { rawService, rowProperties } from '../raw-service.ts';
import { printSyncCost } from './sync-cost.ts';

/** The bytes of the same synchronisation and nothing else: words are url, address, password, items. */
const [url = '', address = '', password = '', items = ''] = process.argv.slice(2);
const service = rawService(url, address, password);
const properties = rowProperties();

await printSyncCost(async () => {
  let state = '';
  for (let isLast = false; !isLast;) {
    const reply = await service.post(syncBody(state));
    state = /<m:SyncState>([^<]*)</u.exec(reply)?.[1] ?? '';
    isLast = reply.includes('<m:IncludesLastItemInRange>true<');
    if (state === '') throw new Error('the server gave no sync state');
  }
  return { items: Number(items) };
});
service.end();

function syncBody(state: string): string {
  const known = state === '' ? '' : `<m:SyncState>${state}</m:SyncState>`;
  return `<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${properties}</t:AdditionalProperties></m:ItemShape><m:SyncFolderId><t:DistinguishedFolderId Id="inbox"/></m:SyncFolderId>${known}<m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>`;
}
