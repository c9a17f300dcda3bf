import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startExchange } from '../../exchange.ts';
import type { Exchange } from '../../exchange.ts';
import { envelopeOf } from '../support/client.ts';
import { now, office, password } from '../support/fixture.ts';
import { folder, getFolder } from '../support/office.ts';

const run = promisify(execFile);
const version = await run('curl', ['--version']).then(
  ({ stdout }) => stdout,
  () => '',
);

describe.skipIf(!version.includes('NTLM'))('curl, which nobody here wrote', () => {
  let plain: Exchange;
  let secure: Exchange;
  let untrusted: Exchange;
  let place: string;
  beforeAll(async () => {
    [plain, secure, untrusted] = await Promise.all([
      startExchange({ content: office, now }),
      startExchange({ content: office, now, tls: true }),
      startExchange({ content: office, now, tls: 'untrusted' }),
    ]);
    place = await mkdtemp(join(tmpdir(), 'ews-curl-'));
    await writeFile(join(place, 'ca.pem'), secure.ca ?? '');
    await writeFile(join(place, 'body.xml'), envelopeOf(getFolder(folder('inbox'))));
  });
  afterAll(async () => {
    await Promise.all([plain.stop(), secure.stop(), untrusted.stop(), rm(place, { recursive: true })]);
  });

  const curl = (url: string, user: string, ...more: string[]) =>
    run(
      'curl',
      [
        '-s',
        '-o',
        '/dev/null',
        '-w',
        '%{http_code} %{num_connects}',
        '--noproxy',
        '*',
        '--user',
        user,
        ...more,
      ].concat(['-H', 'Content-Type: text/xml', '--data-binary', `@${join(place, 'body.xml')}`, url]),
    );

  test.each([
    ['--basic', `rob.ellis@contoso.test:${password}`, '200 1'],
    ['--ntlm', `CONTOSO\\rob.ellis:${password}`, '200 1'],
    ['--ntlm', `rob.ellis@contoso.test:${password}`, '200 1'],
    ['--ntlm', 'CONTOSO\\rob.ellis:wrong', '401 1'],
  ])('signs in with %s as %s: %s', async (scheme, user, expected) => {
    expect((await curl(plain.url, user, scheme)).stdout).toBe(expected);
  });

  test('signs in with NTLM over TLS when the CA is known, and goes no further when it is not', async () => {
    const user = `CONTOSO\\rob.ellis:${password}`;
    const ca = ['--cacert', join(place, 'ca.pem')];
    expect((await curl(secure.url, user, '--ntlm', ...ca)).stdout).toBe('200 1');
    await expect(curl(untrusted.url, user, '--ntlm', ...ca)).rejects.toMatchObject({ code: 60 });
    expect(untrusted.ledger.requests).toEqual([]);
  });
});
