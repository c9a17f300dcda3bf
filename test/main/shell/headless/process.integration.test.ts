import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../../main/shell/chromium/find-browser.ts';

const main = fileURLToPath(new URL('../../../../main/', import.meta.url));

/** A host as a process of its own, without a keychain to speak to. */
class HostProcess {
  readonly child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  printed = '';

  constructor(file: string, ...words: readonly string[]) {
    const environment = { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
    this.child = spawn(process.execPath, [join(main, file), ...words], { env: environment });
    this.child.stderr.on('data', (bytes) => (this.printed += String(bytes)));
    this.#lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /** The next answer; events may come before it. */
  async answer(): Promise<unknown> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done === true) return null;
      const said = JSON.parse(value);
      if ('id' in said) return said;
    }
  }

  async exit(): Promise<unknown> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) {
      return this.child.exitCode ?? this.child.signalCode;
    }
    const [code] = await once(this.child, 'exit');
    return code;
  }
}

describe('the headless host', () => {
  let profile: string;
  const running: HostProcess[] = [];
  const start = (file: string, ...words: readonly string[]): HostProcess => {
    const host = new HostProcess(file, '--profile', profile, ...words);
    running.push(host);
    return host;
  };
  beforeEach(async () => void (profile = await mkdtemp(join(tmpdir(), 'onbehalf-host-'))));
  afterEach(async () => {
    for (const host of running.splice(0)) {
      host.child.stdin.end();
      await host.exit();
    }
    await rm(profile, { recursive: true });
  });

  it('answers the contract and ends with its input', async () => {
    const host = start('headless.ts');
    host.child.stdin.end('{"id":1,"request":"app.state","input":{}}\n');
    expect(await host.answer()).toMatchObject({
      id: 1,
      ok: true,
      value: { host: 'headless', keychain: 'absent' },
    });
    expect(await host.exit()).toBe(0);
    expect(await readdir(profile)).toContain('lock');
  });

  it('answers a line that is none with the id null and goes on', async () => {
    const host = start('headless.ts');
    host.child.stdin.write('nonsense\n{"id":2,"request":"no.such","input":{}}\n');
    expect(await host.answer()).toMatchObject({ id: null, ok: false });
    expect(await host.answer()).toMatchObject({ id: 2, ok: false, failure: { kind: 'invalid-request' } });
  });

  it('leaves a profile alone that another process has open', async () => {
    const first = start('headless.ts');
    first.child.stdin.write('{"id":1,"request":"app.state","input":{}}\n');
    await first.answer();
    const second = start('headless.ts');
    expect(await second.exit()).toBe(1);
    expect(second.printed).toContain('already open');
  });

  it('ends when it is told to, by a signal too', async () => {
    const host = start('headless.ts');
    host.child.stdin.write('{"id":1,"request":"app.state","input":{}}\n');
    await host.answer();
    host.child.kill('SIGTERM');
    expect(await host.exit()).toBe(0);
  });

  it.skipIf(findBrowser() === null)('has a sister in Chromium that is set up by the same lines', async () => {
    const host = start('chromium.ts', '--headless', '--begin');
    host.child.stdin.write('{"id":1,"request":"app.setTheme","input":{"theme":"dark"}}\n');
    expect(await host.answer()).toMatchObject({ id: 1, ok: true });
    host.child.stdin.write('{"id":2,"request":"app.state","input":{}}\n');
    expect(await host.answer()).toMatchObject({ id: 2, value: { host: 'chromium', theme: 'dark' } });
    host.child.stdin.write('\n');
    host.child.kill('SIGTERM');
    expect(await host.exit()).toBe(0);
  });
});
