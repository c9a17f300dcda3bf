import { expect, test } from 'vitest';
import { displayPerson, displayText, isExternal } from '../../../renderer/features/mail/body/display-text.ts';

test('takes out characters that turn text round, and says so', () => {
  expect(displayText('invoice\u202Efdp.exe')).toEqual({ text: 'invoicefdp.exe', wasCleaned: true });
  expect(displayText('a\u2067b\u2069c\u200Fd\u0000e')).toEqual({ text: 'abcde', wasCleaned: true });
});

test('leaves the joiners that scripts and emoji need', () => {
  expect(displayText('می\u200Cخواهم 👩\u200D💻')).toEqual({
    text: 'می\u200Cخواهم 👩\u200D💻',
    wasCleaned: false,
  });
});

test('puts line breaks of a header on one line without calling that suspicious', () => {
  expect(displayText('Budget\r\n sign-off')).toEqual({ text: 'Budget  sign-off', wasCleaned: false });
});

test('flags a name that poses as another address', () => {
  const posing = displayPerson({ name: 'ceo@contoso.test', address: 'x@evil.test' });
  expect(posing).toEqual({ name: 'ceo@contoso.test', address: 'x@evil.test', notices: ['address-in-name'] });
});

test('flags the wide at sign too', () => {
  expect(displayPerson({ name: 'ceo＠contoso.test', address: 'x@evil.test' }).notices).toEqual([
    'address-in-name',
  ]);
});

test('does not flag a name that is the address itself', () => {
  expect(displayPerson({ name: 'Rob@Contoso.test', address: 'rob@contoso.test' }).notices).toEqual([]);
});

test('shows the address where there is no name, and tells of hidden characters in either', () => {
  expect(displayPerson({ name: '', address: 'rob@contoso.test' }).name).toBe('rob@contoso.test');
  expect(displayPerson({ name: 'R\u202Eob', address: 'rob@contoso.test' }).notices).toEqual([
    'hidden-characters',
  ]);
});

test('calls an address external when its domain is not the mailbox’s', () => {
  expect(isExternal('audit@deloitte.example', 'mary@contoso.test')).toBe(true);
  expect(isExternal('Rob@Contoso.test', 'mary@contoso.test')).toBe(false);
  expect(isExternal('', 'mary@contoso.test')).toBe(false);
  expect(isExternal('x@contoso.test.evil.example', 'mary@contoso.test')).toBe(true);
});
