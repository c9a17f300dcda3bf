import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startExchange } from '../../exchange/exchange.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { now, office, password } from '../../exchange/tests/support/fixture.ts';
import { namesOfChecks, runChecks } from '../../foreign/foreign-program.ts';
import type { ForeignCheck } from '../../foreign/foreign-program.ts';
import { isFull } from '../../support/full.ts';

const script = 'davmail_checks.py';
const jar = '/usr/share/davmail/davmail.jar';
const names = namesOfChecks(readFileSync(new URL(`../../foreign/${script}`, import.meta.url), 'utf8'));
const isHere = isFull && existsSync(jar) && existsSync('/usr/bin/python3');
const why = isFull ? 'Debian’s davmail is not installed' : 'the full run alone';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resolves once somebody listens there. */
function listening(port: number): Promise<void> {
  return new Promise((resolve) => {
    const attempt = (): void => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve();
      });
      socket.once('error', () => setTimeout(attempt, 200));
    };
    attempt();
  });
}

describe.skipIf(!isHere)(`DavMail${isHere ? '' : ` (not run: ${why})`}`, () => {
  let exchange: Exchange;
  let davmail: ChildProcess;
  let folder: string;
  let words: readonly string[];
  let checks: ReadonlyMap<string, ForeignCheck>;

  beforeAll(async () => {
    exchange = await startExchange({ content: office, now });
    folder = await mkdtemp(join(tmpdir(), 'davmail-'));
    const [imap, smtp, dav] = [await freePort(), await freePort(), await freePort()];
    const settings = {
      'davmail.server': 'true',
      'davmail.mode': 'EWS',
      'davmail.enableEws': 'true',
      'davmail.url': exchange.url,
      'davmail.bindAddress': '127.0.0.1',
      'davmail.allowRemote': 'false',
      'davmail.imapPort': imap,
      'davmail.smtpPort': smtp,
      'davmail.caldavPort': dav,
      'davmail.popPort': '',
      'davmail.ldapPort': '',
      'davmail.disableUpdateCheck': 'true',
      'davmail.logFilePath': join(folder, 'davmail.log'),
    };
    const file = join(folder, 'davmail.properties');
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
    await writeFile(file, `${lines.join('\n')}\n`);
    const options = ['-Djava.awt.headless=true', `-Duser.home=${folder}`, '-jar', jar, file];
    davmail = spawn('java', options, { stdio: 'ignore' });
    await Promise.all([imap, smtp, dav].map(listening));
    words = [String(imap), String(smtp), String(dav), password];
    checks = await runChecks(script, words);
  }, 300_000);
  afterAll(async () => {
    davmail.kill('SIGKILL');
    await exchange.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(names)('brings plain clients and the sample Exchange together for %s', (name) => {
    expect(checks.get(name)).toEqual({ check: name, ok: true, why: '' });
  });

  test('meets no defect of the server', () => {
    expect(exchange.ledger.defects).toEqual([]);
  });

  test('notices a server that finds no items', async () => {
    exchange.faults.add({
      type: 'item-error',
      operation: 'FindItem',
      code: 'ErrorItemNotFound',
      times: 1_000,
    });
    const broken = await runChecks(script, [...words, '--only', 'imap_messages']);
    expect(broken.get('imap_messages')).toMatchObject({ ok: false });
  }, 120_000);
});
