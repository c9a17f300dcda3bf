import { expect, test } from 'vitest';
import { bodyLimits } from '../../../main/ews/html/body-weight.ts';
import { readBody } from '../../../main/ews/html/read-body.ts';
import { safeAttachmentName } from '../../../main/ews/attachment-names.ts';
import { displayPerson, displayText } from '../../../renderer/features/mail/body/display-text.ts';
import { linkParts } from '../../../renderer/features/mail/body/message-links.ts';
import { isSafeDeclaration, namesRemote } from '../../../renderer/features/mail/body/style-values.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { scaled } from '../../support/full.ts';
import { htmlBody, textBody } from '../../support/mail-bodies.ts';

const at = async () => await Promise.resolve();
const read = async (content: string) => await readBody({ body: { type: 'html', content }, links: [] }, at);
const reduced = async (html: string) => (await read(html)).body.reduced;

const named = (count: number) => `<p ${Array.from({ length: count }, (_, index) => `a${index}`).join(' ')}>`;
const formats = (count: number) => Array.from({ length: count }, (_, index) => `<i a=${index}>`).join('');

test('a body at each limit stays HTML, and one beyond it becomes its words', async () => {
  const { length, nodes, depth, attributes, formatting } = bodyLimits;
  expect(await reduced(`<p>${'x'.repeat(length - 3)}`)).toBeUndefined();
  expect(await reduced(`<p>${'x'.repeat(length)}`)).toBe('too-large');
  expect(await reduced('<br>'.repeat(nodes))).toBeUndefined();
  expect(await reduced('<br>'.repeat(nodes + 1))).toBe('too-complex');
  expect(await reduced('<div>'.repeat(depth))).toBeUndefined();
  expect(await reduced('<div>'.repeat(depth + 1))).toBe('too-complex');
  expect(await reduced(named(attributes))).toBeUndefined();
  expect(await reduced(named(attributes + 1))).toBe('too-complex');
  expect(await reduced(formats(formatting))).toBeUndefined();
  expect(await reduced(formats(formatting + 1))).toBe('too-complex');
});

test('formatting that comes back in every paragraph counts as often as it does', async () => {
  const open = Array.from({ length: 50 }, (_, index) => `<i a=${index}>`).join('');
  expect(await reduced(`<p>${open}</p>${'<p>x</p>'.repeat(500)}`)).toBe('too-complex');
  expect(await reduced(`<p>${open}${'</i>'.repeat(50)}</p>${'<p>x</p>'.repeat(500)}`)).toBeUndefined();
});

test('what people write stays HTML: a thousand paragraphs and rows without their end tags, and long threads', async () => {
  expect(await reduced('<p>text <font color=red>red</font>'.repeat(3000))).toBeUndefined();
  expect(await reduced(`<table>${'<tr><td>1<td>2'.repeat(2000)}</table>`)).toBeUndefined();
  expect(await reduced('<blockquote><div><div>'.repeat(100))).toBeUndefined();
});

test('the words of a body that is too heavy are kept with its links, and the reason is told', async () => {
  const html = `<p>Dear Ana</p><a href="https://contoso.test/">here</a>${'<b>'.repeat(bodyLimits.nodes)}`;
  const { body, links } = await read(html);
  expect(body).toEqual({ type: 'text', content: 'Dear Ana\nhere', reduced: 'too-complex' });
  expect(links.map(({ href }) => href)).toEqual(['https://contoso.test/']);
});

/** Milliseconds of the processor in one turn of a thread, and in one step of a page. */
const TURN = 16;
const STEP = 50;

/** The longest turn of a body's reading, the least of three readings where the first is too long. */
async function longestTurn(content: string): Promise<number> {
  let least = Infinity;
  for (let next = 0; next < 3 && least > TURN; next += 1) {
    let longest = 0;
    let before = process.cpuUsage();
    const turn = async () => {
      const { user, system } = process.cpuUsage(before);
      longest = Math.max(longest, (user + system) / 1000);
      await Promise.resolve();
      before = process.cpuUsage();
    };
    await readBody({ body: { type: 'html', content }, links: [] }, turn);
    await turn();
    least = Math.min(least, longest);
  }
  return least;
}

test('ten thousand bodies hold no thread and no page', { timeout: 3_000_000 }, async () => {
  const slow: string[] = [];
  let words = 0;
  for (let seed = 0; seed < scaled(10_000); seed += 1) {
    const html = htmlBody(seed, seed % 50 === 0 ? bodyLimits.length : 100_000);
    const turn = await longestTurn(html);
    if (turn > TURN) slow.push(`body ${seed}: a turn of ${turn} ms`);
    if ((await reduced(html)) !== undefined) words += 1;
    const text = textBody(seed, seed % 50 === 0 ? 1_000_000 : 100_000);
    const name = text.slice(0, 20_000);
    const links = [
      { index: 0, href: 'https://contoso.test/a?b=1&c=2', host: 'contoso.test', scheme: 'https' },
    ] as const;
    const step = cpuTime(() => {
      linkParts(text, links);
      displayText(text.slice(0, 1000));
      displayPerson({ name: text.slice(0, 1000), address: 'a@b.test' });
      isSafeDeclaration('width', name);
      namesRemote(name);
    }, STEP);
    if (step > STEP) slow.push(`text ${seed}: a step of ${step} ms`);
    const file = cpuTime(() => safeAttachmentName(text), TURN);
    if (file > TURN) slow.push(`name ${seed}: ${file} ms`);
  }
  expect(slow).toEqual([]);
  // Both ways were taken.
  expect(words).toBeGreaterThan(0);
  expect(words).toBeLessThan(scaled(10_000) / 2);
});

const busy = () => {
  const end = process.cpuUsage().user + 60_000;
  while (process.cpuUsage().user < end);
};

test('the measure finds a step that is too long', () => {
  expect(cpuTime(busy, STEP)).toBeGreaterThan(STEP);
});
