import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasKeyring, privateBus } from './private-keyring.ts';
import type { PrivateKeyring } from './private-keyring.ts';

const script = fileURLToPath(new URL('keychain-process.ts', import.meta.url));
const account = 'account-0123456789abcdef0123456789abcdef';

interface Said {
  readonly opened?: string;
  readonly state?: string;
  readonly answer?: unknown;
  readonly ms?: number;
}

/** The keychain in a process of its own. */
class KeychainProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly states: string[] = [];
  printed = '';

  constructor(environment: NodeJS.ProcessEnv) {
    this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
      env: environment,
    });
    this.#child.stderr.on('data', (bytes) => (this.printed += String(bytes)));
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async #next(): Promise<Said> {
    const { value } = await this.#lines.next();
    return JSON.parse(String(value));
  }

  async opened(): Promise<Said> {
    return await this.#next();
  }

  async ask(line: string): Promise<Said> {
    this.#child.stdin.write(`${line}\n`);
    for (;;) {
      const said = await this.#next();
      if (said.state === undefined) return said;
      this.states.push(said.state);
    }
  }

  async state(): Promise<string> {
    const said = await this.#next();
    return said.state ?? '';
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    await new Promise<void>((resolve) => {
      this.#child.once('exit', () => resolve());
      this.#child.stdin.end();
    });
  }
}

const running: KeychainProcess[] = [];

function launch(environment: NodeJS.ProcessEnv): KeychainProcess {
  const started = new KeychainProcess(environment);
  running.push(started);
  return started;
}

async function endAll(): Promise<void> {
  for (const started of running.splice(0)) await started.end();
}

describe.skipIf(!hasKeyring())('a real gnome-keyring', () => {
  let keyring: PrivateKeyring;
  const start = (): KeychainProcess => launch(keyring.environment);

  beforeEach(async () => void (keyring = await privateBus()));
  afterEach(async () => {
    keyring.thaw();
    await endAll();
    await keyring.end();
  });

  it('keeps a secret over the end of the process, until it is removed', async () => {
    await keyring.start();
    const first = start();
    expect(await first.opened()).toMatchObject({ opened: 'ready' });
    expect(await first.ask(`put ${account} correct-horse`)).toMatchObject({ answer: 'keychain' });
    await first.end();
    const second = start();
    await second.opened();
    expect(await second.ask(`take ${account}`)).toMatchObject({
      answer: { secret: 'correct-horse', from: 'keychain' },
    });
    await second.ask(`remove ${account}`);
    await second.end();
    const third = start();
    await third.opened();
    expect(await third.ask(`take ${account}`)).toMatchObject({ answer: null });
  });

  it('is told to be locked within a second, and the secret stays in memory', async () => {
    await keyring.start();
    await keyring.lock();
    const process = start();
    const opened = await process.opened();
    expect(opened.opened).toBe('locked');
    expect(opened.ms).toBeLessThan(1000);
    expect(await process.ask(`put ${account} horse`)).toMatchObject({ answer: 'memory' });
    expect(await process.ask(`take ${account}`)).toMatchObject({
      answer: { secret: 'horse', from: 'memory' },
    });
  });

  it('keeps what it holds while locked: nothing that cannot be read is lost', async () => {
    await keyring.start();
    const process = start();
    await process.opened();
    await process.ask(`put ${account} horse`);
    await keyring.lock();
    expect(await process.ask(`take ${account}`)).toMatchObject({ answer: null });
    expect(process.states).toEqual(['locked']);
    await process.ask(`remove another-account`);
    await process.end();
    await keyring.stop();
    await keyring.start();
    const next = start();
    await next.opened();
    expect(await next.ask(`take ${account}`)).toMatchObject({
      answer: { secret: 'horse', from: 'keychain' },
    });
  });

  it('takes the secrets of this run when it comes back, without a restart', async () => {
    const first = start();
    expect(await first.opened()).toMatchObject({ opened: 'absent' });
    expect(await first.ask(`put ${account} horse`)).toMatchObject({ answer: 'memory' });
    await keyring.start();
    expect(await first.state()).toBe('ready');
    expect(await first.ask(`take ${account}`)).toMatchObject({
      answer: { secret: 'horse', from: 'keychain' },
    });
  });

  it('that hangs is told to be failing within a second, costs no more, and is used again afterwards', async () => {
    await keyring.start();
    const process = start();
    await process.opened();
    keyring.freeze();
    const put = await process.ask(`put ${account} horse`);
    expect(put).toMatchObject({ answer: 'memory' });
    expect(put.ms).toBeLessThan(1500);
    expect(process.states).toEqual(['failing']);
    expect((await process.ask(`take ${account}`)).ms).toBeLessThan(100);
    keyring.thaw();
    expect(await process.state()).toBe('ready');
    expect(await process.ask(`take ${account}`)).toMatchObject({ answer: { from: 'keychain' } });
  });

  it('that was replaced under us is told to be failing: libsecret holds on to the one it knew', async () => {
    await keyring.start();
    const process = start();
    await process.opened();
    await process.ask(`put ${account} horse`);
    await keyring.stop();
    expect(await process.ask(`take ${account}`)).toMatchObject({ answer: null });
    await keyring.start();
    expect(await process.ask(`put ${account} battery`)).toMatchObject({ answer: 'memory' });
    expect(await process.ask(`take ${account}`)).toMatchObject({
      answer: { secret: 'battery', from: 'memory' },
    });
    expect(process.states.at(-1)).toBe('failing');
  });

  it('leaves no secret in what the process prints', async () => {
    await keyring.start();
    await keyring.lock();
    const process = start();
    await process.opened();
    await process.ask(`put ${account} correct-horse-battery`);
    await process.end();
    expect(process.printed).not.toContain('battery');
  });
});

describe('a session without a keychain', () => {
  afterEach(endAll);

  it.each([
    ['no bus', {}],
    ['a bus that is not there', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' }],
    ['a bus of another kind', { DBUS_SESSION_BUS_ADDRESS: 'tcp:host=localhost,port=1' }],
  ])('says so within a second: %s', async (_what, environment) => {
    const process = launch(environment);
    const opened = await process.opened();
    expect(opened.opened).toBe('absent');
    expect(opened.ms).toBeLessThan(1000);
    expect(await process.ask(`put ${account} horse`)).toMatchObject({ answer: 'memory' });
  });
});

describe('a bus that does not behave', () => {
  let home: string;
  let server: Server;
  beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'onbehalf-bus-'))));
  afterEach(async () => {
    await endAll();
    await new Promise((resolve) => server.close(resolve));
    rmSync(home, { recursive: true });
  });

  it.each([
    ['accepts and says nothing', null, 'failing'],
    ['refuses us', 'REJECTED EXTERNAL\r\n', 'absent'],
    ['speaks another language', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'absent'],
    ['lets us in and then sends rubbish', 'OK 0123\r\n\u0000\u0000\u0000rubbish, and more of it', 'absent'],
    ['lets us in and then says nothing', 'OK 0123\r\n', 'failing'],
    [
      'claims a message of four gigabytes',
      'OK 0123\r\nl\u0002\u0001\u0001\u00ff\u00ff\u00ff\u00ff\u0001\u0000\u0000\u0000\u00ff\u00ff\u00ff\u00ff',
      'absent',
    ],
  ])('%s: the app says so within a second', async (_what, greeting, state) => {
    const path = join(home, 'bus');
    server = createServer((socket) => {
      socket.on('error', () => undefined).resume();
      if (greeting !== null) socket.write(Buffer.from(greeting, 'latin1'));
    });
    await new Promise<void>((resolve) => server.listen(path, resolve));
    const process = launch({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` });
    const opened = await process.opened();
    expect(opened.opened).toBe(state);
    expect(opened.ms).toBeLessThan(1000);
  });
});
