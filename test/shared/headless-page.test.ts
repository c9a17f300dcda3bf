import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { events, requests } from '../../shared/contract.ts';

const page = await readFile(new URL('../../docs/headless.md', import.meta.url), 'utf8');
const line = z.strictObject({
  id: z.number(),
  request: z.enum(Object.keys(requests) as [keyof typeof requests]),
  input: z.unknown(),
});
const examples = [...page.matchAll(/^\{"id".*$/gmu)].map(([text]) => line.parse(JSON.parse(text)));

test('the headless page has an example of every request', () => {
  expect(examples.map(({ request }) => request).toSorted()).toEqual(Object.keys(requests).toSorted());
});

test.each(examples)('the example of $request has the shape that the door asks for', ({ request, input }) => {
  expect(requests[request].input.safeParse(input)).toMatchObject({ success: true });
});

test('the headless page names every event', () => {
  for (const event of Object.keys(events)) expect(page).toContain(`| \`${event}\``);
});
