import { expect, test } from 'vitest';
import { KnownPeople } from '../../../main/mailbox/people/known-people.ts';
import { memoryStore } from '../../support/memory-store.ts';

const DAY = 24 * 3_600_000;
const dn = '/O=X/CN=PRIYA';
const priya = { name: 'Priya', address: '', native: { routing: 'EX', value: dn } };

test('what the directory says of somebody is put in, and outlives the run', () => {
  const store = memoryStore(true);
  new KnownPeople(store).keep(dn.toLowerCase(), { name: 'Priya', address: 'Priya@contoso.test' });
  expect(new KnownPeople(store).complete(priya)).toEqual({ ...priya, address: 'Priya@contoso.test' });
});

test('an alias keeps its address and gets the primary one beside it', () => {
  const people = new KnownPeople(memoryStore());
  people.keep('p@contoso.test', { name: 'Priya', address: 'Priya@contoso.test' });
  people.keep('priya@contoso.test', { name: 'Priya', address: 'Priya@contoso.test' });
  expect(people.complete({ name: '', address: 'P@contoso.test' })).toMatchObject({
    primary: 'Priya@contoso.test',
  });
  expect(people.complete({ name: '', address: 'priya@contoso.test' })).not.toHaveProperty('primary');
});

test('somebody who was not found is asked about again after a day, somebody found after thirty', () => {
  const store = memoryStore(true);
  let now = 0;
  const clock = (): number => now;
  new KnownPeople(store, clock).keep('nobody@contoso.test', null);
  new KnownPeople(store, clock).keep('priya@contoso.test', { name: 'Priya', address: 'priya@contoso.test' });
  now = DAY - 1;
  expect(new KnownPeople(store, clock).entry('nobody@contoso.test')).toBeNull();
  now = DAY;
  expect(new KnownPeople(store, clock).entry('nobody@contoso.test')).toBeUndefined();
  expect(new KnownPeople(store, clock).entry('priya@contoso.test')).not.toBeUndefined();
  now = 30 * DAY;
  expect(new KnownPeople(store, clock).entry('priya@contoso.test')).toBeUndefined();
});
