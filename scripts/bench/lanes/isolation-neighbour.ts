import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openTroubled, startCrashableApp, troubleName } from './isolation-troubles.ts';

/**
 * The same app and the same troubles in a process of its own, so that what a trouble costs a calm mailbox in the same app
 * can be told from what it costs the machine. Words: url, address and password. Each line on stdin begins the trouble that
 * it names, or ends it; each is answered with a line when that is done.
 */
const [url = '', address = '', password = ''] = process.argv.slice(2);
const profile = await mkdtemp(join(tmpdir(), 'onbehalf-bench-'));
const app = await startCrashableApp(profile);
const begin = await openTroubled(app, { url, address, password });
let end: () => Promise<unknown> = async () => undefined;
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'end') await end();
  else end = await begin(troubleName.parse(line));
  process.stdout.write('done\n');
}
await app.application.close();
await rm(profile, { recursive: true, force: true });
