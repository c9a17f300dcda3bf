import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type * as chromium from '../../../main/chromium.ts';
import { BuiltApp, builtModule } from '../apps/built-app.ts';
import { findItemBody, rawService } from '../raw-service.ts';
import { drawnAfterClick } from '../apps/drawn-after-click.ts';
import { plainLibrary } from './plain-library.ts';

/**
 * Opens a known mailbox in the app's window, by a click in the rail, and has its first rows asked for raw and by
 * ews-javascript-api, in turn. Words: url, address, password, rounds. Prints one JSON line of milliseconds by lane.
 */
const [url = '', address = '', password = '', rounds = ''] = process.argv.slice(2);
/** As many as the app asks for before it knows how many there is room for; later it asks for fewer. */
const ROWS = 60;
/** Rounds that do not count: nothing is compiled yet. */
const DISCARDED = 2;
/** From one click to the next. Nobody closes and opens mailboxes without a pause: by then a thread is ready (spare-workers.ts). */
const BETWEEN_MS = 2200;

const { startInChromium } = await builtModule<typeof chromium>('chromium.js');
const profile = await mkdtemp(join(tmpdir(), 'onbehalf-bench-'));
const started = await startInChromium({ profile, begin: false, headless: true });
if (!started.ok) throw new Error(started.reason);
const { application, window } = started.app;
const app = new BuiltApp(application);

const accountId = await app.addAccount(url, address, password);
let sessionId = await app.open(accountId, address, 'own');
await app.inboxStored(sessionId);
const service = rawService(url, address, password);
const { library, service: plain } = plainLibrary(url, address, password);
const samples: Record<'raw' | 'ours' | 'library', number[]> = { raw: [], ours: [], library: [] };

let next = performance.now() + BETWEEN_MS;
for (let round = -DISCARDED; round < Number(rounds); round += 1) {
  const raw = await milliseconds(async () => await service.post(findItemBody(ROWS)));
  await app.ask('session.close', { sessionId }, z.null());
  await pause(Math.max(0, next - performance.now()));
  next = performance.now() + BETWEEN_MS;
  const reopened = app.opened(address);
  const ours = await drawnAfterClick(window.page);
  sessionId = await reopened;
  const inbox = library.WellKnownFolderName.Inbox;
  const byLibrary = await milliseconds(async () => await plain.FindItems(inbox, new library.ItemView(ROWS)));
  if (round < 0) continue;
  samples.raw.push(raw);
  samples.ours.push(ours);
  samples.library.push(byLibrary);
}
process.stdout.write(`${JSON.stringify(samples)}\n`);
service.end();
await started.app.close();
await rm(profile, { recursive: true, force: true });

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
