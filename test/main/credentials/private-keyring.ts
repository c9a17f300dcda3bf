import { execFile, execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const password = 'password of this test';

/** Whether this machine has what a private keyring is made of. */
export function hasKeyring(): boolean {
  try {
    for (const program of ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon']) {
      execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    }
    return true;
  } catch {
    return false;
  }
}

/** A message bus and a real gnome-keyring of one test's own: nothing of the person's session is touched. */
export interface PrivateKeyring {
  /** What a process needs in its environment to speak to this bus and no other. */
  readonly environment: NodeJS.ProcessEnv;
  /** Everything that the bus and the keyring write lies here; the keyring's own files in `data/keyrings/`. */
  readonly home: string;
  /** Starts the bus, where it does not run. */
  startBus(): Promise<void>;
  /** Starts the keyring unlocked; again after `stop`, with the same secrets. */
  start(): Promise<void>;
  stop(): Promise<void>;
  lock(): Promise<void>;
  /** Unlocks as the person would by typing the password. */
  unlock(): Promise<void>;
  /** Stops the keyring's process from running, as a hang would; `thaw` lets it run again. */
  freeze(): void;
  thaw(): void;
  end(): Promise<void>;
}

/** A session bus that starts nobody by name: only what a test starts is there. */
function busConfiguration(address: string): string {
  return `<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`;
}

/** How a private bus begins. */
export interface PrivateBusOptions {
  /** False: its address is known, and nobody listens there until `startBus`. */
  readonly isRunning?: boolean;
  /** The `data/` of an earlier one, whose keyring files are taken over. */
  readonly data?: string;
}

/** Starts a private bus without a keyring on it. No service is activated by name: its configuration knows none. */
export async function privateBus({
  isRunning = true,
  data,
}: PrivateBusOptions = {}): Promise<PrivateKeyring> {
  const home = mkdtempSync(join(tmpdir(), 'onbehalf-keyring-'));
  mkdirSync(join(home, 'run'), { mode: 0o700 });
  const address = `unix:path=${join(home, 'run', 'bus')}`;
  const configuration = join(home, 'bus.conf');
  writeFileSync(configuration, busConfiguration(address));
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_DATA_DIRS: join(home, 'none'),
    DBUS_SESSION_BUS_ADDRESS: address,
  };
  const words = [
    `--config-file=${configuration}`,
    '--nofork',
    '--nopidfile',
    '--nosyslog',
    '--print-address',
  ];
  if (data !== undefined) cpSync(data, join(home, 'data'), { recursive: true });
  let bus: ChildProcess | null = null;
  let keyring: ChildProcess | null = null;
  const startBus = async (): Promise<void> => {
    if (bus !== null) return;
    const started = spawn('dbus-daemon', words, { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
    bus = started;
    await once(started.stdout, 'data');
  };
  if (isRunning) await startBus();

  const send = async (...call: string[]): Promise<string> =>
    (await run('dbus-send', ['--session', '--print-reply', ...call], { env: environment })).stdout;
  const stop = async (): Promise<void> => {
    if (keyring === null || keyring.exitCode !== null || keyring.signalCode !== null) return;
    const exited = once(keyring, 'exit');
    keyring.kill('SIGKILL');
    await exited;
  };
  return {
    environment,
    home,
    startBus,
    start: async () => {
      const options = ['--foreground', '--unlock', '--components=secrets'];
      keyring = spawn('gnome-keyring-daemon', options, {
        env: environment,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      keyring.stdin?.end(password);
      // The bus itself tells when somebody has taken the name; until then it answers with an error.
      const owned = 'org.freedesktop.DBus.NameHasOwner';
      for (;;) {
        const there = await send('--dest=org.freedesktop.DBus', '/', owned, 'string:org.freedesktop.secrets');
        if (there.includes('boolean true')) return;
      }
    },
    stop,
    lock: async () => {
      const path = '/org/freedesktop/secrets';
      const method = 'org.freedesktop.Secret.Service.Lock';
      await send('--dest=org.freedesktop.secrets', path, method, `array:objpath:${path}/collection/login`);
    },
    unlock: async () => await unlockLogin(join(home, 'run', 'keyring', 'control')),
    freeze: () => void keyring?.kill('SIGSTOP'),
    thaw: () => void keyring?.kill('SIGCONT'),
    end: async () => {
      await stop();
      if (bus !== null) {
        const exited = once(bus, 'exit');
        bus.kill();
        await exited;
      }
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/**
 * What PAM tells the keyring when a person logs in (gnome-keyring, daemon/control/gkd-control-codes.h): a byte for the
 * credentials, then a packet of big-endian numbers: its length, 1 for "unlock", and the password with its length.
 */
async function unlockLogin(control: string): Promise<void> {
  const body = Buffer.concat([number(1), number(password.length), Buffer.from(password)]);
  const socket = connect(control);
  socket.write(Buffer.concat([Buffer.from([0]), number(body.length + 4), body]));
  const [reply]: Buffer[] = await once(socket, 'data');
  socket.destroy();
  if (reply?.readUInt32BE(4) !== 0) throw new Error('the keyring did not unlock');
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
