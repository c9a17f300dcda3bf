import { afterAll, beforeAll, expect, test } from 'vitest';
import { requests, type RequestName } from '../../shared/contract/index.ts';
import { EXAMPLE_SESSION } from '../../shared/contract/declare.ts';
import type { Result } from '../../shared/result.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { HeadlessApp } from './support/headless-app.ts';

const ROB = 'rob.ellis@contoso.test';
const MARY = 'mary.okafor@contoso.test';

/** What takes away what others name, and what ends the conversation, comes last. */
const LAST: readonly RequestName[] = [
  'message.delete',
  'message.move',
  'session.close',
  'app.lock',
  'app.unlock',
];
/** These name what is not there: another mailbox's identities, a letter, an entry and a link that nobody has. */
const OF_NOTHING: Partial<Record<RequestName, string>> = {
  'session.allowWrites': 'identity-mismatch',
  'message.witness': 'invalid-request',
  'outbox.decide': 'invalid-request',
  'link.open': 'invalid-request',
};
/** What a sound example never meets: its shape is wrong, or it found a fault of ours. */
const OURS = ['invalid-request', 'defect', 'no-such-session', 'identity-mismatch', 'session-crashed'];

let exchange: Exchange;
let app: HeadlessApp;
/** What stands in the examples in place of ids, and what this server has there. */
let real: readonly (readonly [example: string, found: string])[];
let meetingId: string;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z', tls: true });
  app = await HeadlessApp.start();
  const { sessionId } = await app.session(exchange, ROB, MARY, 'delegate');
  const { rows, folderId } = await app.value('message.firstPage', { sessionId });
  const stretch = { start: '2026-11-23T00:00:00Z', end: '2026-11-30T00:00:00Z' };
  const { rows: meetings } = await app.value('calendar.list', { sessionId, ...stretch });
  const message = rows[0];
  const meeting = meetings.find(({ isHidden }) => !isHidden);
  meetingId = meeting?.itemId ?? '';
  real = [
    [EXAMPLE_SESSION, sessionId],
    ['"itemId":"AAMk…","changeKey":"DwAA…"', nameOf(meeting)],
    ['"itemId":"AAMk…","changeKey":"CQAA…"', nameOf(message)],
    ['"itemId":"AAMk…"', `"itemId":"${message?.itemId ?? ''}"`],
    ['"folderId":"AAMk…"', `"folderId":"${folderId}"`],
    ['"to":"AAMk…"', `"to":"${folderId}"`],
  ];
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});

function nameOf(item: { readonly itemId: string; readonly changeKey: string } | undefined): string {
  return `"itemId":"${item?.itemId ?? ''}","changeKey":"${item?.changeKey ?? ''}"`;
}

async function answerTo(request: string, example: object): Promise<Result<unknown>> {
  const found = request === 'calendar.get' ? [['AAMk…', meetingId] as const] : [];
  const text = [...found, ...real].reduce(
    (line, [from, to]) => line.replaceAll(from, to),
    JSON.stringify(example),
  );
  return await app.raw({ request, input: JSON.parse(text) });
}

function kindOf(answer: Result<unknown>): string {
  return answer.ok ? 'ok' : answer.failure.kind;
}

test('every example of a declaration is understood by a running host, and every read of a mailbox succeeds', async () => {
  const names = Object.keys(requests) as RequestName[];
  const answered = new Map<RequestName, string>();
  for (const name of [...names.filter((each) => !LAST.includes(each)), ...LAST])
    answered.set(name, kindOf(await answerTo(name, requests[name].example)));
  expect(Object.fromEntries([...answered].filter(([, kind]) => OURS.includes(kind)))).toEqual(OF_NOTHING);
  const reads = names.filter((name) => requests[name].kind === 'read');
  const refused = reads.filter((name) => answered.get(name) !== 'ok');
  expect(refused).toEqual(['message.witness']);
});

test('an example of another shape would be noticed', async () => {
  expect(kindOf(await answerTo('app.setTheme', { theme: 'green' }))).toBe('invalid-request');
});
