import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startExchange } from '../exchange.ts';
import type { Exchange } from '../exchange.ts';
import { operations } from '../operations/operations.ts';
import { send, texts } from './support/client.ts';
import { mary, now, office, password } from './support/fixture.ts';
import { faults, notHere } from './support/published-outcomes.ts';
import { bodyText, obstacle, violations } from './support/schema-check.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/ews-fixtures');
interface Published {
  readonly file: string;
  readonly operation: string;
  readonly kind: string;
  /** Null where no schema of EWS has the request's element. */
  readonly validates: boolean | null;
}
const index = existsSync(folder)
  ? (JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Published[])
  : [];
const requests = index.filter((one) => one.kind === 'requests');
const valid = requests.filter((one) => one.validates === true);
const breaches = requests.filter(
  (one) => one.validates === false && Object.hasOwn(operations, one.operation),
);

function expected({ file, operation }: Published): string {
  if (notHere.has(operation)) return 'fault ErrorInvalidRequest';
  const fault = faults[file];
  return fault === undefined ? `${operation}Response` : `fault ${fault}`;
}

describe.skipIf(requests.length === 0)(`the ${valid.length} published requests that are valid`, () => {
  let exchange: Exchange;
  const replies: string[] = [];
  beforeAll(async () => {
    exchange = await startExchange({ content: office, now });
  });
  afterAll(() => exchange.stop());

  test('get a response of their operation, or the fault that the table says', async () => {
    const surprises: string[] = [];
    const counts = { answered: 0, refused: 0 };
    for (const one of valid) {
      const got = await outcome(one);
      counts[got.startsWith('fault') ? 'refused' : 'answered'] += 1;
      if (got !== expected(one)) surprises.push(`${one.file}: ${got}`);
    }
    process.stdout.write(
      `published requests: ${counts.answered} answered, ${counts.refused} with the fault of the table\n`,
    );
    expect(surprises).toEqual([]);
    expect(exchange.ledger.defects).toEqual([]);
  });

  test(`get a schema fault where they are not valid (${breaches.length})`, async () => {
    const accepted: string[] = [];
    for (const one of breaches) {
      const got = await outcome(one);
      if (got !== 'fault ErrorSchemaValidation') accepted.push(`${one.file}: ${got}`);
    }
    expect(accepted).toEqual([]);
  });

  test('are all of operations that are here, or are named in the table', () => {
    const neither = valid.filter(
      (one) => Object.hasOwn(operations, one.operation) === notHere.has(one.operation),
    );
    expect(neither.map((one) => one.operation)).toEqual([]);
  });

  test.skipIf(obstacle !== undefined)(`have valid responses (${obstacle ?? 'xmllint'})`, async () => {
    expect(await violations(replies)).toEqual([]);
  });

  async function outcome({ file }: Published): Promise<string> {
    const credentials = Buffer.from(`${mary}:${password}`).toString('base64');
    const body = readFileSync(join(folder, file), 'utf8');
    const answer = await send(exchange.url, body, { headers: { Authorization: `Basic ${credentials}` } });
    if (answer.status !== 200) return `fault ${texts(answer.body, 'ResponseCode').join(' ')}`;
    replies.push(bodyText(answer.text));
    return answer.body.name;
  }
});
