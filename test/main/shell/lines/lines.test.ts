import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { serveLines } from '../../../../main/shell/headless/serve-lines.ts';
import { begin } from '../../../../main/shell/lines/begin.ts';
import { readLines } from '../../../../main/shell/lines/read-lines.ts';
import type { Line } from '../../../../main/shell/lines/read-lines.ts';
import { stubApplication } from '../stub-application.ts';

async function linesOf(
  chunks: readonly (string | Buffer)[],
  limit?: number,
): Promise<readonly (string | null)[]> {
  const found: Line[] = [];
  for await (const line of readLines(Readable.from(chunks), limit)) found.push(line);
  return found.map(({ line }) => line);
}

describe('lines of a stream', () => {
  it('end at a line feed, wherever the chunks are cut', async () => {
    expect(await linesOf(['on', 'e\ntw', 'o\r\n', '\n', 'three'])).toEqual(['one', 'two', '', 'three']);
  });
  it('keep a character whole that was cut in two', async () => {
    const bytes = Buffer.from('grüße\n');
    expect(await linesOf([bytes.subarray(0, 3), bytes.subarray(3)])).toEqual(['grüße']);
  });
  it('are thrown away when too long, and the next is read as usual', async () => {
    expect(await linesOf(['aaaa', 'aaaa', 'a\nbb\n'], 8)).toEqual([null, 'bb']);
    expect(await linesOf(['aaaaaaaa\n'], 8)).toEqual(['aaaaaaaa']);
  });
  it('do not pile up in memory while one is too long', async () => {
    const part = Buffer.alloc(1024 * 1024, 97);
    const before = process.memoryUsage().arrayBuffers;
    expect(
      await linesOf(
        Array.from({ length: 200 }, () => part),
        1024,
      ),
    ).toEqual([null]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
  });
});

describe('a stream that breaks off', () => {
  it('has ended: what came before it is read', async () => {
    const input = new PassThrough();
    input.write('one\ntw');
    const found: (string | null)[] = [];
    for await (const { line } of readLines(input)) {
      found.push(line);
      input.destroy(new Error('gone'));
    }
    expect(found).toEqual(['one', 'tw']);
  });
});

describe('the contract as JSON lines', () => {
  it('answers each line under its id', async () => {
    const written: string[] = [];
    const input = Readable.from([
      '{"id":1,"request":"app.state","input":{}}\n{"id":"b","request":"x","input":[1]}\n',
    ]);
    await serveLines(stubApplication(), input, (line) => void written.push(line));
    expect(written).toEqual([
      '{"id":1,"ok":true,"value":{"request":"app.state","input":{}}}',
      '{"id":"b","ok":true,"value":{"request":"x","input":[1]}}',
    ]);
  });

  it.each([
    ['not JSON', 'hello'],
    ['a bare value', '7'],
    ['null', 'null'],
    ['an array', '[]'],
    ['no id', '{"request":"app.state","input":{}}'],
    ['an id that is an object', '{"id":{},"request":"app.state","input":{}}'],
    ['a surplus key', '{"id":1,"request":"app.state","input":{},"secret":"x"}'],
    ['a prototype', '{"id":1,"request":"app.state","input":{},"__proto__":{"x":1}}'],
  ])('answers %s with the id null and asks nothing', async (_what, line) => {
    const application = stubApplication();
    const written: string[] = [];
    await serveLines(application, Readable.from([`${line}\n`]), (answer) => void written.push(answer));
    expect(written.map((answer) => JSON.parse(answer))).toMatchObject([
      { id: null, ok: false, failure: { kind: 'invalid-request' } },
    ]);
    expect(application.asked).toEqual([]);
  });

  it('gives events between answers', async () => {
    const application = stubApplication();
    const written: string[] = [];
    const input = new PassThrough();
    const served = serveLines(application, input, (line) => void written.push(line));
    application.push('journal.changed', { total: 2 });
    input.end();
    await served;
    application.push('journal.changed', { total: 3 });
    expect(written).toEqual(['{"event":"journal.changed","payload":{"total":2}}']);
  });

  it('answers everything that was asked before it ends', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const written: string[] = [];
    const application = { ...stubApplication(), answer: async () => await promise };
    const served = serveLines(
      application,
      Readable.from(['{"id":1,"request":"slow","input":{}}']),
      (line) => void written.push(line),
    );
    await Promise.resolve();
    expect(written).toEqual([]);
    resolve('{"ok":true,"value":null}');
    await served;
    expect(written).toEqual(['{"id":1,"ok":true,"value":null}']);
  });
});

describe('setting up before the window', () => {
  it('answers one line after another and stops at an empty one', async () => {
    const application = stubApplication();
    const written: string[] = [];
    const input = new PassThrough();
    input.write('{"id":1,"request":"account.add","input":{}}\n\n{"id":2,"request":"later","input":{}}\n');
    await begin(application, input, (line) => void written.push(line));
    expect(application.asked).toEqual(['{"request":"account.add","input":{}}']);
    expect(written).toHaveLength(1);
  });
});
