import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { writeExamples } from '../../scripts/headless-page/write-examples.ts';
import { events, requests, subjects } from '../../shared/contract/index.ts';

const page = await readFile(new URL('../../docs/headless.md', import.meta.url), 'utf8');
const declared = Object.entries(requests);

test('the headless page has the examples of the declarations, as `npm run headless-page` writes them', () => {
  expect(writeExamples(page)).toBe(page);
  expect(writeExamples(page.replace('"message.send"', '"message.sent"'))).toBe(page);
});

test('the headless page has an example of every request', () => {
  for (const [name] of declared) expect(page).toContain(`"request":"${name}"`);
  expect(Object.values(subjects).flatMap((of) => Object.keys(of))).toEqual(Object.keys(requests));
});

test.each(declared)('the example of %s has the shape that the door asks for', (_name, { input, example }) => {
  expect(input.safeParse(example)).toMatchObject({ success: true });
});

test('the headless page names every event', () => {
  for (const event of Object.keys(events)) expect(page).toContain(`| \`${event}\``);
});
