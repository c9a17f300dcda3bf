import { expect, test, vi } from 'vitest';
import { createDoor, LONGEST_REQUEST, type DoorParts } from '../../../main/bridge/door.ts';
import type { LooseHandlers } from '../../../main/bridge/handlers.ts';
import { requests, type RequestName } from '../../../shared/contract/index.ts';
import { success } from '../../../shared/result.ts';

const sessionId = `session-${'0'.repeat(32)}`;
const names = Object.keys(requests) as RequestName[];

function door(parts: Partial<DoorParts> = {}) {
  const reached = vi.fn(async (_input: object) => success(null));
  const handlers = Object.fromEntries(names.map((name) => [name, reached])) as unknown as LooseHandlers;
  const refused: string[] = [];
  const whole: DoorParts = {
    handlers,
    askSession: async (_name, input) => await reached(input),
    guard: () => null,
    onRefusal: async (name, failure) => void refused.push(`${name} ${failure.kind}`),
    onDefect: () => undefined,
    ...parts,
  };
  const answer = createDoor(whole);
  return {
    reached,
    refused,
    ask: async (text: string): Promise<unknown> => JSON.parse(await answer(text)) as unknown,
  };
}

const HOSTILE: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['no JSON', '{'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a number', '7'],
  ['no input', '{"request":"app.state"}'],
  ['a surplus key beside the request', '{"request":"app.state","input":{},"session":"x"}'],
  ['an unknown request', '{"request":"secret.get","input":{}}'],
  ['a name from the prototype', '{"request":"__proto__","input":{}}'],
  ['another name from the prototype', '{"request":"constructor","input":{}}'],
  ['a name that is no text', '{"request":["app.state"],"input":{}}'],
  ['a surplus key in the input', '{"request":"app.state","input":{"x":1}}'],
  ['a prototype key in the input', '{"request":"app.state","input":{"__proto__":{"isAdmin":true}}}'],
  ['an input that is a list', '{"request":"app.state","input":[]}'],
  ['an input that is null', '{"request":"app.state","input":null}'],
  ['a session that is no session id', '{"request":"folder.list","input":{"sessionId":"../../etc/passwd"}}'],
  [
    'an address with a line break',
    `{"request":"mailbox.open","input":{"accountId":"account-${'0'.repeat(32)}","address":"a@b.test\\r\\nBcc: c@d.test","access":"own"}}`,
  ],
  [
    'an access that does not exist',
    `{"request":"mailbox.open","input":{"accountId":"account-${'0'.repeat(32)}","address":"a@b.test","access":"root"}}`,
  ],
  [
    'a page of a million rows',
    `{"request":"message.list","input":{"sessionId":"${sessionId}","folderId":"f","offset":0,"limit":1000000,"search":""}}`,
  ],
  [
    'a negative offset',
    `{"request":"message.list","input":{"sessionId":"${sessionId}","folderId":"f","offset":-1,"limit":10,"search":""}}`,
  ],
  [
    'a write without identities',
    `{"request":"message.delete","input":{"sessionId":"${sessionId}","item":{"itemId":"a","changeKey":"b"}}}`,
  ],
  [
    'a write without a change key',
    `{"request":"message.delete","input":{"sessionId":"${sessionId}","identities":{"authenticated":"a@b.test","authorized":"a@b.test","mailbox":"a@b.test","access":"own"},"item":{"itemId":"a"}}}`,
  ],
  [
    'a date that is none',
    `{"request":"calendar.list","input":{"sessionId":"${sessionId}","start":"yesterday","end":"2026-11-23T00:00:00Z"}}`,
  ],
  ['a text that is too long', ' '.repeat(LONGEST_REQUEST + 1)],
];

test.each(HOSTILE)('refuses %s before any handler, and says so to the journal', async (_what, text) => {
  const { ask, reached, refused } = door();
  expect(await ask(text)).toMatchObject({ ok: false, failure: { kind: 'invalid-request' } });
  expect(reached).not.toHaveBeenCalled();
  expect(refused).toHaveLength(1);
});

test.each(names.filter((name) => !requests[name].input.safeParse({}).success))(
  'refuses %s with an empty input',
  async (name) => {
    const { ask, reached } = door();
    expect(await ask(JSON.stringify({ request: name, input: {} }))).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-request' },
    });
    expect(reached).not.toHaveBeenCalled();
  },
);

test('lets a well-shaped request through: the table above can fail', async () => {
  const { ask, reached, refused } = door();
  expect(await ask('{"request":"app.state","input":{}}')).toEqual({ ok: true, value: null });
  expect(reached).toHaveBeenCalledOnce();
  expect(refused).toEqual([]);
});

test('the guard stands before the handler', async () => {
  const { ask, reached, refused } = door({ guard: () => ({ kind: 'no-such-session' }) });
  expect(await ask(`{"request":"folder.list","input":{"sessionId":"${sessionId}"}}`)).toMatchObject({
    failure: { kind: 'no-such-session' },
  });
  expect(reached).not.toHaveBeenCalled();
  expect(refused).toEqual(['folder.list no-such-session']);
});

test('a defect crosses as a reference and nothing else', async () => {
  const defects: string[] = [];
  const thrown = Object.fromEntries(
    names.map((name) => [name, () => Promise.reject(new Error('/home/rob/secret hunter2'))]),
  );
  const { ask } = door({
    handlers: thrown as unknown as LooseHandlers,
    onDefect: (reference) => defects.push(reference),
  });
  const answer = await ask('{"request":"app.state","input":{}}');
  expect(answer).toEqual({ ok: false, failure: { kind: 'defect', reference: defects[0] } });
});

test('a refusal never repeats a value that was sent: it might be a secret', async () => {
  const { ask } = door();
  const input = {
    address: 'rob',
    server: '',
    userName: '',
    secret: 'hunter2'.repeat(200),
    scheme: 'basic',
    certificatePem: null,
  };
  expect(JSON.stringify(await ask(JSON.stringify({ request: 'account.add', input })))).not.toContain(
    'hunter2',
  );
});

test('an output of the wrong shape is a defect where outputs are checked', async () => {
  const { ask } = door({ checkOutputs: true });
  expect(await ask('{"request":"app.state","input":{}}')).toMatchObject({
    ok: false,
    failure: { kind: 'defect' },
  });
});
