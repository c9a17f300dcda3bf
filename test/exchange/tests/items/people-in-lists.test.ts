import { describe, expect, test } from 'vitest';

import { legacyDnOf } from '../../schema/people-form.ts';
import { all, texts } from '../support/client.ts';
import { ana, asWritten, jun, mary, rob } from '../support/fixture.ts';
import { findItem, folder, getItem, idsOf, useOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';

const person = (address: string, routing = 'SMTP') =>
  `<t:Mailbox><t:EmailAddress>${address}</t:EmailAddress><t:RoutingType>${routing}</t:RoutingType></t:Mailbox>`;
const letter = (to: string) =>
  `<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:Message><t:Subject>Legacy</t:Subject><t:ToRecipients>${to}</t:ToRecipients></t:Message></m:Items></m:CreateItem>`;
const sync = `<m:SyncFolderItems><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape><m:SyncFolderId>${folder('inbox')}</m:SyncFolderId><m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>`;
const resolve = (text: string) =>
  `<m:ResolveNames ReturnFullContactData="true" SearchScope="ActiveDirectory"><m:UnresolvedEntry>${text}</m:UnresolvedEntry></m:ResolveNames>`;

/** How the author of the letter is given by a request of the one who got it. */
async function author(office: Office, request: string): Promise<string[]> {
  const { body } = await office.ask(mary, request);
  const from = all(body, 'Message').find((one) => texts(one, 'Subject')[0] === 'Legacy');
  return from === undefined
    ? []
    : all(from, 'From').flatMap((one) => [...texts(one, 'EmailAddress'), ...texts(one, 'RoutingType')]);
}

describe('Exchange', () => {
  const office = useOffice();

  test('gives colleagues by their legacy addresses in lists, and by their SMTP ones elsewhere', async () => {
    await office.ask(rob, letter(person(mary)));
    const legacy = [legacyDnOf(rob), 'EX'];
    const shape = '<t:BaseShape>AllProperties</t:BaseShape>';
    expect(await author(office, findItem(folder('inbox'), '', shape))).toEqual(legacy);
    expect(await author(office, sync)).toEqual(legacy);
    const { body } = await office.ask(mary, findItem(folder('inbox')));
    const found = all(body, 'Message').find((one) => texts(one, 'Subject')[0] === 'Legacy');
    const id = found === undefined ? '' : (idsOf(found)[0] ?? '');
    expect(await author(office, getItem(id))).toEqual([asWritten(rob), 'SMTP']);
  });

  test('answers a legacy address, and an alias, with the entry that it belongs to', async () => {
    for (const text of [legacyDnOf(jun), legacyDnOf(jun).toLowerCase(), jun, asWritten(jun)]) {
      const { body } = await office.ask(rob, resolve(text));
      expect(all(body, 'Mailbox').flatMap((one) => texts(one, 'EmailAddress'))).toEqual([asWritten(jun)]);
    }
    expect(await office.codes(rob, resolve(`${legacyDnOf(jun)}X`))).toEqual(['ErrorNameResolutionNoResults']);
  });

  test('delivers to a legacy address, in whatever case it is written', async () => {
    await office.ask(rob, letter(person(legacyDnOf(ana).toLowerCase(), 'EX')));
    expect(office.exchange().ledger.submissions.at(-1)?.recipients).toEqual([ana]);
  });

  office.checkSchema();
});

describe.each([
  ['exchange-2013', []],
  ['compatible', [rob, 'SMTP']],
] as const)('a server of the profile %s', (profile, expected) => {
  const office = useOffice({ profile });

  test('gives colleagues in lists in its own way', async () => {
    await office.ask(rob, letter(person(mary)));
    const [address, routing] = expected;
    const given = address === undefined ? [] : [asWritten(address), routing];
    expect(await author(office, sync)).toEqual(given);
  });
});
