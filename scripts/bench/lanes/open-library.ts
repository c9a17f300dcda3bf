import { plainLibrary } from './plain-library.ts';

/** Opens an inbox as the library's documents do, bind and find: words are url, address, password. Prints how many rows. */
const [url = '', address = '', password = ''] = process.argv.slice(2);
const { library, service } = plainLibrary(url, address, password);
const inbox = library.WellKnownFolderName.Inbox;
await library.Folder.Bind(service, inbox);
const { Items: items } = await service.FindItems(inbox, new library.ItemView(60));
process.stdout.write(`${JSON.stringify({ rows: items.length })}\n`);
