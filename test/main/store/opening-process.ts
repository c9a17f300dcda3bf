import { openMailboxStore } from '../../../main/store/open-mailbox-store.ts';
import { sampleRow } from './sample-rows.ts';
import { page } from './stores.ts';

// Opens a store, writes a row into whatever it was given, and prints how that went as JSON text.

const [file = '', key = ''] = process.argv.slice(2);
const { store, trouble } = openMailboxStore({ file, key: Buffer.from(key, 'hex') });
store.keepItems(page([sampleRow(50)]));
const { total } = store.progress('inbox');
process.stdout.write(JSON.stringify({ trouble, isDurable: store.isDurable, total }));
