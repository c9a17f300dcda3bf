import { describe, expect, it } from 'vitest';
import type { Result } from '../../../../shared/result.ts';
import { failureOf, literalService, reply } from '../literal-service.ts';
import { folderRequests } from './folder-requests.ts';
import { itemRequests } from './item-requests.ts';
import { seriesRequests } from './series-requests.ts';

const requests = Object.entries({ ...folderRequests, ...itemRequests, ...seriesRequests });

async function answered(name: string, text: string): Promise<{ failure: object; intent: string }> {
  const service = literalService(text);
  const request = requests.find(([each]) => each === name)?.[1];
  const result = await request?.(service, 'AAMkAValue=');
  const [sent] = service.transport.requests;
  return { failure: failureOf(result as Result<unknown>), intent: sent?.intent ?? 'none' };
}

describe.each(requests.map(([name]) => name))('%s', (name) => {
  it('gives a fault as its failure, in both forms that servers write', async () => {
    expect((await answered(name, reply('fault-busy'))).failure).toEqual({
      kind: 'server-busy',
      host: 'mail.contoso.test',
      retryAfterMs: 297_749,
    });
    for (const form of ['fault-exchange', 'fault-bare']) {
      const { failure } = await answered(name, reply(form));
      expect([form, failure]).toMatchObject([
        form,
        { kind: 'response-code', code: expect.stringMatching(/^Error\w+$/u) },
      ]);
    }
  });

  it('leaves the outcome of a write open when the answer is cut, is another one, or names nothing', async () => {
    const cut = reply('fault-busy').slice(0, -20);
    const other = reply('resolve-names');
    for (const text of [cut, other]) {
      const { failure, intent } = await answered(name, text);
      const expected =
        intent === 'write' ? 'outcome-unknown' : text === cut ? 'reply-truncated' : 'reply-refused';
      expect([name, intent, failure]).toMatchObject([name, intent, { kind: expected }]);
    }
  });
});

it('knows reads from writes by the name of the operation', async () => {
  for (const [name, request] of requests) {
    const service = literalService(reply('fault-busy'));
    await request(service, 'AAMkAValue=');
    const [sent] = service.transport.requests;
    const isRead = /^(?:Get|Find)/u.test(sent?.operation ?? '');
    expect([name, sent?.intent]).toEqual([name, isRead ? 'read' : 'write']);
  }
});
