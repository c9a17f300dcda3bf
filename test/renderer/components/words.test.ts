import { describe, expect, it } from 'vitest';
import { countOf, formatCount } from '../../../renderer/components/words/count-words.ts';
import { addressLine, personName, shortName } from '../../../renderer/components/words/name-words.ts';
import { parsePeople } from '../../../renderer/components/words/parse-people.ts';
import { isAddress } from '../../../shared/address-form.ts';
import {
  ageWords,
  clockWords,
  dateTimeWords,
  leftWords,
} from '../../../renderer/components/words/time-words.ts';

const at = '2026-11-24T09:02:41Z';
const later = (seconds: number) => Date.parse(at) + seconds * 1000;

describe('an age', () => {
  it.each([
    [0, 'now'],
    [8, '8 s ago'],
    [59, '59 s ago'],
    [60, '1 min ago'],
    [3599, '59 min ago'],
    [7200, '2 h ago'],
    [86_400, 'yesterday'],
    [3 * 86_400, '3 days ago'],
  ])('of %i seconds is "%s"', (seconds, words) => {
    expect(ageWords(at, later(seconds))).toBe(words);
  });

  it('is "now" for a server clock that is ahead of ours', () => {
    expect(ageWords(at, later(-90))).toBe('now');
  });
});

describe('what is left of a span', () => {
  it.each([
    [-1440, '24 min left'],
    [-61, '2 min left'],
    [-50, '50 s left'],
    [-7200, '2 h left'],
    [0, 'ended'],
  ])('%i seconds before its end is "%s"', (seconds, words) => {
    expect(leftWords(at, later(seconds))).toBe(words);
  });
});

describe('a moment', () => {
  it('is told in the zone asked for', () => {
    expect(clockWords(at, 'Europe/Berlin')).toBe('10:02');
    expect(clockWords(at, 'Asia/Tokyo')).toBe('18:02');
    expect(dateTimeWords(at, 'Europe/Berlin')).toBe('Tue 24 Nov 2026, 10:02');
  });
});

describe('a count', () => {
  it('has its thousands parted and its plural right', () => {
    expect(formatCount(12_408)).toBe('12,408');
    expect(countOf(1, 'record')).toBe('1 record');
    expect(countOf(0, 'record')).toBe('0 records');
    expect(countOf(2, 'person', 'people')).toBe('2 people');
  });
});

describe('a name', () => {
  it.each([
    ['Mary Okafor', 'Mary'],
    ['mary.okafor@contoso.test', 'mary.okafor'],
    ['Support desk', 'Support desk'],
    ['Board room 4', 'Board room 4'],
    ['Łukasz Żółkiewski', 'Łukasz'],
  ])('%s is shortened to %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });

  it('stands before its address, and the address alone where there is no name', () => {
    expect(addressLine({ name: 'Mary', address: 'm@a.test' })).toBe('Mary <m@a.test>');
    expect(addressLine({ name: '', address: 'm@a.test' })).toBe('m@a.test');
    expect(addressLine({ name: 'Somebody', address: '' })).toBe('Somebody');
    expect(personName({ name: '', address: 'm@a.test' })).toBe('m@a.test');
  });
});

describe('typed or pasted recipients', () => {
  it('are read out of a list, with or without names', () => {
    expect(
      parsePeople('Mary Okafor <Mary@A.test>; rob@a.test, "Bell, Marcus" <marcus@a.test>\nx@a.test'),
    ).toEqual({
      people: [
        { name: 'Mary Okafor', address: 'mary@a.test' },
        { name: '', address: 'rob@a.test' },
        { name: 'Bell, Marcus', address: 'marcus@a.test' },
        { name: '', address: 'x@a.test' },
      ],
      rest: '',
    });
  });

  it('leave what is no address for the person to mend', () => {
    expect(parsePeople('rob@a.test; mary okafor; <nobody>')).toEqual({
      people: [{ name: '', address: 'rob@a.test' }],
      rest: 'mary okafor; <nobody>',
    });
  });

  const jun = { name: 'Takeda, Jun', address: 'jun.takeda@a.test' };
  const mary = { name: 'Mary Okafor', address: 'mary@a.test' };
  const bare = { name: '', address: 'mary@a.test' };

  it.each([
    ['a surname before the first name', 'Takeda, Jun <jun.takeda@a.test>;', [jun]],
    [
      'several of them by semicolons',
      'Takeda, Jun <jun.takeda@a.test>; van der Berg, Anna Maria <anna@a.test>',
      [jun, { name: 'van der Berg, Anna Maria', address: 'anna@a.test' }],
    ],
    ['several of them by commas', 'Takeda, Jun <jun.takeda@a.test>, Mary Okafor <mary@a.test>', [jun, mary]],
    [
      'a department behind the name',
      'Takeda, Jun (Legal) <jun.takeda@a.test>; mary@a.test',
      [{ ...jun, name: 'Takeda, Jun (Legal)' }, bare],
    ],
    ['columns of a table', 'Takeda, Jun\tjun.takeda@a.test\r\nMary Okafor\tmary@a.test\r\n', [jun, mary]],
    ['an address before its name', 'mary@a.test\tMary Okafor\tLegal', [mary]],
    ['quotes of an address book', "'Mary Okafor' <mary@a.test>; 'mary@a.test'", [mary, bare]],
    ['an address in round brackets', 'Mary Okafor (mary@a.test)', [mary]],
    ['the head of a quoted mail', 'To: Mary Okafor [mailto:mary@a.test]', [mary]],
    ['a link', 'mailto:mary@a.test', [bare]],
    [
      'addresses parted by spaces or cells',
      'mary@a.test jun.takeda@a.test\tMary@a.test',
      [bare, { ...jun, name: '' }],
    ],
    ['a proxy address', 'SMTP:Mary@a.test', [bare]],
    ['the address as its own name', 'mary@a.test <mary@a.test>', [bare]],
    ['the end of a sentence', 'mary@a.test.', [bare]],
    ['marks that nobody sees', '\u200EMary\u00A0Okafor <\u202Amary@a.test\u202C>', [mary]],
    ['a quote that nothing closes', 'Mary "M Okafor <mary@a.test>', [{ ...mary, name: 'Mary "M Okafor' }]],
  ])('are read as mail programs copy them: %s', (_form, text, people) => {
    expect(parsePeople(text)).toEqual({ people, rest: '' });
  });

  it.each([
    ['a name before another person', 'Support desk, Mary Okafor <mary@a.test>', [mary], 'Support desk'],
    ['a name before a bare address', 'Jun Takeda, mary@a.test', [bare], 'Jun Takeda'],
    [
      'an address of the old kind',
      'Jun Takeda </o=Contoso/cn=Jun>; mary@a.test',
      [bare],
      'Jun Takeda </o=Contoso/cn=Jun>',
    ],
  ])('give nobody the address of somebody else: %s', (_form, text, people, rest) => {
    expect(parsePeople(text)).toEqual({ people, rest });
  });

  it.each([
    '',
    'mary',
    'mary@',
    '@a.test',
    'a b@c.test',
    'a@b@c',
    'a@b,c',
    "'a@b.test'",
    'a@b.test.',
    'a@b..test',
    'a@-b.test',
    'a@b-.test',
    'mailto:a@b.test',
    '(a@b.test)',
    'a@b.test)',
    'a@b.te st',
    'a@b\u200E.test',
    'a@b.test/x',
  ])('“%s” is no address', (text) => {
    expect(isAddress(text)).toBe(false);
  });

  it.each([
    'mary@a.test',
    'a@localhost',
    'a..b.@a.test',
    'a+b=c@x-y.a_b.test',
    "o'neill@a.test",
    'a&b@a.test',
    'zofia@żółw.test',
  ])('“%s” is one', (text) => {
    expect(isAddress(text)).toBe(true);
  });
});
