import { expect, test } from 'vitest';
import { KeptForm } from '../../../main/store/kept-form.ts';

interface Fact {
  readonly name: string;
}
const form = new KeptForm<Fact>(2);

test('a kept value comes back as it was', () => {
  expect(form.read(form.write({ name: 'Mary' }))).toEqual({ name: 'Mary' });
});

test.each([
  ['nothing', null],
  ['the form of another version', new KeptForm<Fact>(1).write({ name: 'Mary' })],
  ['a value without a form', '{"name":"Mary"}'],
  ['half of a value', '{"form":2,"value":{"name":"M'],
  ['a form without a value', '{"form":2}'],
  ['something else', 'null'],
])('%s reads as nothing', (_what, text) => {
  expect(form.read(text)).toBeNull();
});
