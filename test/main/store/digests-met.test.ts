import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { DigestsMet } from '../../../main/store/database/digests-met.ts';

const digestOf = (number: number) => createHash('sha256').update(String(number)).digest().subarray(0, 16);
const first100000 = Array.from({ length: 100_000 }, (_, number) => digestOf(number));

it('never says of a digest that was met that it was not', () => {
  const met = new DigestsMet();
  for (const digest of first100000) met.meet(digest);
  expect(first100000.filter((digest) => !met.mayHave(digest))).toEqual([]);
  expect(met.isFull).toBe(false);
});

it('says of nearly all others that they were not met, after 100,000 too', () => {
  const met = new DigestsMet();
  for (const digest of first100000) met.meet(digest);
  const others = Array.from({ length: 10_000 }, (_, number) => digestOf(100_000 + number));
  const taken = others.filter((digest) => met.mayHave(digest)).length;
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(300);
});

it('is full before it would tell little', () => {
  const met = new DigestsMet();
  for (let number = 0; number <= 150_000; number += 1) met.meet(digestOf(0));
  expect(met.isFull).toBe(true);
});
