import { describe, expect, it } from 'vitest';
import { mailboxMoniker } from '../../../main/ews/item-ids.ts';

describe('mailboxMoniker', () => {
  it('finds the GUID of the mailbox in ids that Exchange has made, packed or not', () => {
    const plain =
      'AAMkADE3NTZhYzA4LTZmODAtNGNjNy04NGU3LTYxYjkxYTU4YTRmMAAuAAAAAABkj/k1VPf9SpGo4BGTcGawAQBu82DT7AULT56Wlc2HZmBAAAAAAAEBAAA=';
    const packed =
      'AQMkADllMTlhYmUxLTg5MTctNDI4ZS1iNDdlLTM2NTk2Y2E5ODA0MwAuAAAD1ufEotoeQ0eOxEbIe+pv2QEAt9LrVfUJtU6eouetx7gQygAAAgEBAAAAAA==';
    expect(mailboxMoniker(plain)).toBe('1756ac08-6f80-4cc7-84e7-61b91a58a4f0');
    expect(mailboxMoniker(packed)).toBe('9e19abe1-8917-428e-b47e-36596ca98043');
  });

  it('unpacks runs inside the moniker itself', () => {
    const address = Buffer.from([1, 0, 9, 0, ...Buffer.from('aa'), 1, ...Buffer.from('@b.cdd'), 0, 0, 0, 0]);
    expect(mailboxMoniker(address.toString('base64'))).toBe('aaa@b.cdd');
  });

  it('finds the address in ids of old servers, in lower case', () => {
    const id = Buffer.from([0, 0, 15, 0, ...Buffer.from('Ann@Contoso.tst'), 0, 4, 0, 1, 2, 3, 4]);
    expect(mailboxMoniker(id.toString('base64'))).toBe('ann@contoso.tst');
  });

  it('gives null for ids of any other form, and for damaged ones', () => {
    const others = [
      '',
      'folder-1',
      'AAMk',
      'AAAA',
      '////',
      'AAMkADE3NTZhYzA4LTZmODAtNGNjNy04',
      Buffer.from([0, 3, 36, 0, ...Buffer.from('not a guid but as long as one would be')]).toString('base64'),
      Buffer.from([0, 5, 4, 0, ...Buffer.from('abcd')]).toString('base64'),
      Buffer.from([0, 0, 255, 255, 1]).toString('base64'),
      Buffer.from([2, 3, 36, 0]).toString('base64'),
      'A'.repeat(4096),
      Buffer.from([1, 0, 0, 255, 0, 0, 255, 0, 0, 255]).toString('base64'),
    ];
    expect(others.map((id) => mailboxMoniker(id))).toEqual(others.map(() => null));
  });
});
