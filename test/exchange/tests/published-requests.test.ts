import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startExchange } from '../exchange.ts';
import type { Exchange } from '../exchange.ts';
import { operations } from '../operations/operations.ts';
import { send, texts } from './client.ts';
import { mary, now, office, password } from './fixture.ts';
import { bodyText, obstacle, violations } from './schema-check.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/ews-fixtures');
interface Published {
  readonly file: string;
  readonly operation: string;
  readonly kind: string;
  readonly validates: boolean;
}
const index = existsSync(folder)
  ? (JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Published[])
  : [];
const requests = index.filter((one) => one.kind === 'requests' && Object.hasOwn(operations, one.operation));

describe.skipIf(requests.length === 0)(
  `the ${requests.length} published requests of operations that are here`,
  () => {
    let exchange: Exchange;
    const replies: string[] = [];
    beforeAll(async () => {
      exchange = await startExchange({ content: office, now });
    });
    afterAll(() => exchange.stop());

    test('get a response of their operation when they are valid, and a schema fault when they are not', async () => {
      const surprises: string[] = [];
      const counts = { answered: 0, refused: 0 };
      for (const one of requests) {
        const codes = await outcome(one);
        const isRefused = codes === 'fault ErrorSchemaValidation';
        counts[isRefused ? 'refused' : 'answered'] += 1;
        if (isRefused === one.validates) surprises.push(`${one.file}: ${codes}`);
      }
      process.stdout.write(
        `published requests: ${counts.answered} answered, ${counts.refused} refused by schema\n`,
      );
      expect(surprises).toEqual([]);
      expect(exchange.ledger.defects).toEqual([]);
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
      return `${answer.body.name} ${texts(answer.body, 'ResponseCode').join(' ')}`;
    }
  },
);
