import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openKeychain } from '../main/credentials/keychain.ts';
import { buildIfStale } from './build.ts';
import { beginWith } from './demo/ask.ts';
import { remember } from './demo/remember.ts';
import { startSampleExchange } from './demo/sample-exchange.ts';
import type { SampleExchange } from './demo/sample-exchange.ts';
import { walk } from './demo/walk.ts';
import { installNeeds, keyringNeeds, missingForApp, packagesOf } from './needs/needs.ts';
import { chooseHost } from './start/host.ts';
import { inKeyringSession, NO_KEYRING } from './test/keyring-session.ts';

// The app with a sample office: signed in, mailboxes at hand, in a profile that is thrown away afterwards.

const root = fileURLToPath(new URL('..', import.meta.url));

/** What ends the demo from without; it is passed on to what the demo has started. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Opens the app's window on the sample office and waits for its end. Returns the exit code. */
async function show(exchange: SampleExchange, profile: string): Promise<number> {
  const host = chooseHost(root, ['--profile', profile, '--begin']);
  if (host.notice !== null) say(host.notice);
  const app = spawn(host.command, host.words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(app, 'exit');
  for (const signal of SIGNALS) process.on(signal, () => app.kill(signal));
  const beginning = beginWith(app);
  const accounts = await remember(beginning.ask, exchange);
  say('Signed in as rob.ellis, ana.lima and svc.onbehalf; closing the window ends the demo.');
  beginning.end();
  const [code] = await exited;
  await forgetSecrets(accounts.map(({ accountId }) => accountId));
  return typeof code === 'number' ? code : 1;
}

/** The samples' passwords went where passwords go, the keychain; they do not stay there. */
async function forgetSecrets(accountIds: readonly string[]): Promise<void> {
  const keychain = await openKeychain();
  for (const accountId of accountIds) await keychain.remove(accountId);
}

/** Set in the process that has a keyring of its own already. */
const HAS_KEYRING = 'ONBEHALF_DEMO_KEYRING';

/** Whether the walk can be given a keyring of its own: then it shows what a keychain is for, and nobody's is touched. */
function canHaveKeyring(): boolean {
  if (process.platform !== 'linux' || process.env[HAS_KEYRING] !== undefined) return false;
  return keyringNeeds.every((need) => need.isThere());
}

/** Runs this program once more, with a keyring of its own. Returns its exit code; null where no keyring would start. */
async function runWithKeyring(): Promise<number | null> {
  const session = inKeyringSession(process.execPath, [...process.execArgv, ...process.argv.slice(1)]);
  const environment = { ...session.environment, [HAS_KEYRING]: 'yes' };
  // A group of its own, so that a signal reaches the browser and the server beneath the session, too.
  const child = spawn(session.command, session.words, { env: environment, stdio: 'inherit', detached: true });
  const pass = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  const [code] = await once(child, 'exit');
  for (const signal of SIGNALS) process.off(signal, pass);
  session.end();
  if (code === NO_KEYRING) return null;
  return typeof code === 'number' ? code : 1;
}

/** Whether this machine has a screen to open a window on. */
function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '');
}

/** Installs what the window needs of the system, where it may; says what is missing still. */
function provide(): boolean {
  if (chooseHost(root, []).host === 'electron') return true;
  const missing = installNeeds(missingForApp());
  if (missing.length === 0) return true;
  say(`Missing on this machine: ${missing.map(({ what }) => what).join(', ')}.`);
  say(`On Debian: sudo apt-get install ${packagesOf(missing).join(' ')}`);
  // Without libsecret there is no keychain, and the app says so; without a browser there is no window.
  return missing.every(({ what }) => what === 'libsecret');
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { headless: { type: 'boolean', default: false }, screenshots: { type: 'string' } },
  });
  if (!values.headless && !hasDisplay()) {
    say('There is no display here. Try: npm run demo -- --headless --screenshots DIR');
    return 1;
  }
  if (!provide()) return 1;
  if (values.headless && canHaveKeyring()) {
    const code = await runWithKeyring();
    if (code !== null) return code;
    say('No keyring could be started here: passwords are kept in memory.');
  }
  await buildIfStale();
  const exchange = await startSampleExchange(root);
  const profile = await mkdtemp(join(tmpdir(), 'onbehalf-demo-'));
  try {
    if (!values.headless) return await show(exchange, profile);
    return await walk({ exchange, profile, folder: values.screenshots ?? join(root, 'pictures'), say });
  } finally {
    await exchange.stop();
    await rm(profile, { recursive: true, force: true });
  }
}

process.exitCode = await run();
