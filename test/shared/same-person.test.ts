import { describe, expect, test } from 'vitest';
import type { Person } from '../../shared/model/identity.ts';
import {
  distinctPeople,
  isAt,
  isSamePerson,
  nameOf,
  peopleBeside,
  sameness,
} from '../../shared/same-person.ts';

const lena: Person = { name: 'Lena Brandt', address: 'lena.brandt@contoso.test' };
const legacy = (name: string, cn: string): Person => ({
  name,
  address: '',
  native: { routing: 'EX', value: `/O=CONTOSO/OU=X/CN=RECIPIENTS/CN=${cn}` },
});

const group = (value: string): Person => ({
  name: 'Team',
  address: '',
  native: { routing: 'MAPIPDL', value },
});

describe('two correspondents', () => {
  test('are one when their addresses differ in case only', () => {
    expect(sameness(lena, { address: 'Lena.Brandt@CONTOSO.test' })).toBe('same');
  });

  test('are two when their addresses differ, whatever their names are', () => {
    expect(sameness(lena, { address: 'lena@evil.example' })).toBe('different');
  });

  test('are one by an alias that the directory knows', () => {
    const byAlias: Person = { name: '', address: 'lb@contoso.test', primary: 'Lena.Brandt@contoso.test' };
    expect(isSamePerson(byAlias, lena)).toBe(true);
    expect(isSamePerson({ address: 'lb@contoso.test' }, lena)).toBe(false);
  });

  test('are one or two by their legacy addresses', () => {
    expect(sameness(legacy('Lena', 'ABC-LENA'), legacy('L. Brandt', 'abc-lena'))).toBe('same');
    expect(sameness(legacy('Lena', 'ABC-LENA'), legacy('Lena', 'ABC-TOM'))).toBe('different');
  });

  test('are not known to be one or two when only one of them has an address', () => {
    expect(sameness(legacy('Lena Brandt', 'ABC-LENA'), lena)).toBe('unknown');
    expect(sameness({ address: '' }, lena)).toBe('unknown');
    expect(sameness({ address: '' }, { address: '' })).toBe('unknown');
  });

  test('are one once the directory has told the address of a legacy one', () => {
    expect(isSamePerson({ ...legacy('Lena', 'ABC-LENA'), address: 'LENA.BRANDT@contoso.test' }, lena)).toBe(
      true,
    );
  });

  test('are two private groups when their ids differ in case', () => {
    expect(sameness(group('AAb'), group('AAB'))).toBe('different');
    expect(sameness(group(''), group(''))).toBe('unknown');
  });
});

describe('a list of people', () => {
  const nobody: Person = { name: 'My team', address: '' };

  test('loses those who are there twice and keeps those who may be others', () => {
    const twice = { ...lena, address: 'LENA.BRANDT@contoso.test' };
    const people = [lena, twice, nobody, nobody, legacy('Tom', 'TOM'), legacy('Tom', 'tom')];
    expect(distinctPeople(people)).toEqual([lena, nobody, nobody, legacy('Tom', 'TOM')]);
  });

  test('loses those of another list and keeps those who may be others', () => {
    const people = [lena, nobody, legacy('Lena Brandt', 'ABC-LENA')];
    expect(peopleBeside(people, [{ address: 'LENA.brandt@contoso.test' }])).toEqual(people.slice(1));
  });
});

test('somebody without a name is called by whatever the server gave', () => {
  expect(nameOf({ ...lena, name: '' })).toBe('lena.brandt@contoso.test');
  expect(nameOf(legacy('', 'TOM'))).toContain('CN=TOM');
  expect(isAt(lena, 'LENA.BRANDT@contoso.test')).toBe(true);
});
