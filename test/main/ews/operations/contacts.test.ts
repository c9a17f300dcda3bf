import { describe, expect, it } from 'vitest';
import { createContact } from '../../../../main/ews/operations/create-contact.ts';
import { findContacts } from '../../../../main/ews/operations/find-contacts.ts';
import { getContact } from '../../../../main/ews/operations/get-contact.ts';
import { updateContact } from '../../../../main/ews/operations/update-contact.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const contacts = { by: 'id', folderId: 'AAMkAContacts=' } as const;
const item = { itemId: 'AAMkAAnn=', changeKey: 'EQAAAAnn' };

function gone(path: string): string {
  return `<t:DeleteItemField>${path}</t:DeleteItemField>`;
}

function part(name: string): string {
  return `<t:IndexedFieldURI FieldURI="contacts:PhysicalAddress:${name}" FieldIndex="Home"/>`;
}

describe('getContact', () => {
  it('reads a whole contact, a refusal and a group, each in its place', async () => {
    const [whole, absent, group] = valueOf(
      await getContact(literalService(reply('get-contact')), { itemIds: ['A', 'B', 'C'] }),
    );
    expect(whole).toEqual({
      ok: true,
      value: {
        sensitivity: 'Private',
        parentFolderId: 'AAMkAContacts=',
        contact: {
          itemId: 'AAMkAAnn=',
          changeKey: 'EQAAAAnn',
          kind: 'contact',
          isHidden: false,
          displayName: 'Ann Lee',
          fileAs: 'Lee, Ann',
          givenName: 'Ann',
          middleName: 'B.',
          surname: 'Lee',
          nickname: 'Annie',
          company: 'Fabrikam',
          department: 'Finance',
          jobTitle: 'CFO',
          office: '4.12',
          profession: 'Economist',
          manager: 'Mary',
          assistant: 'Rob',
          spouse: 'Lars',
          homepage: 'https://fabrikam.test/',
          birthday: '1980-02-29',
          emails: [
            { slot: 'EmailAddress1', name: 'Ann Lee', address: 'ann@fabrikam.test' },
            { slot: 'EmailAddress2', name: 'Ann at home', address: '' },
          ],
          phones: [{ slot: 'MobilePhone', number: '+47 22 00 00 00' }],
          addresses: [
            {
              slot: 'Business',
              street: '1 Long Lane\nFloor 2',
              city: 'Oslo',
              state: '',
              postalCode: '0150',
              country: 'Norway',
            },
          ],
          categories: ['Board'],
          bodyText: 'Met in Oslo & Bergen',
          attachments: [],
        },
      },
    });
    expect(failureOf(absent)).toMatchObject({ code: 'ErrorItemNotFound' });
    expect(group).toMatchObject({ ok: true, value: { contact: { kind: 'list', displayName: 'The board' } } });
  });
});

describe('findContacts', () => {
  it('asks for a stretch of names and reads contacts and groups in order', async () => {
    const service = literalService(reply('find-contacts'));
    const found = valueOf(
      await findContacts(service, { folder: contacts, from: 'A & "B"', to: null, limit: 2 }),
    );
    expect(sentBody(service)).toContain(
      '<m:ContactsView MaxEntriesReturned="2" InitialName="A &amp; &quot;B&quot;"/><m:ParentFolderIds><t:FolderId Id="AAMkAContacts="/></m:ParentFolderIds>',
    );
    expect(found.isPartial).toBe(true);
    expect(
      found.rows.map(({ row, sensitivity, parentFolderId }) => [
        row.displayName,
        row.kind,
        sensitivity,
        parentFolderId,
      ]),
    ).toEqual([
      ['Ann Lee', 'contact', 'Normal', 'AAMkAContacts='],
      ['Board', 'list', 'Confidential', null],
    ]);
    expect(found.rows[0]?.row.emails).toEqual([
      { slot: 'EmailAddress1', name: '', address: 'ann@fabrikam.test' },
    ]);
  });
});

describe('createContact', () => {
  it('writes what is filled in, in the order of the schema, with our marker', async () => {
    const service = literalService(reply('create-contact'));
    const made = await createContact(service, {
      folder: contacts,
      contact: {
        displayName: 'Ann <Lee>',
        surname: 'Lee',
        company: '',
        birthday: '1980-02-29',
        emails: [{ slot: 'EmailAddress1', name: 'Ann', address: 'ann@fabrikam.test' }],
        phones: [{ slot: 'HomePhone', number: '' }],
        addresses: [
          { slot: 'Home', street: '1 Lane\n2', city: 'Oslo', state: '', postalCode: '', country: '' },
        ],
        isPrivate: true,
      },
      marker: 'make-1',
    });
    expect(sentBody(service)).toBe(
      compact(`
      <m:CreateItem>
        <m:SavedItemFolderId><t:FolderId Id="AAMkAContacts="/></m:SavedItemFolderId>
        <m:Items>
          <t:Contact>
            <t:Sensitivity>Private</t:Sensitivity>
            <t:ExtendedProperty>
              <t:ExtendedFieldURI PropertySetId="b2f1f6d4-3c0e-4f5b-9f0a-6c1d7a5e8e21" PropertyName="OnbehalfMarker" PropertyType="String"/>
              <t:Value>make-1</t:Value>
            </t:ExtendedProperty>
            <t:FileAs>Ann &lt;Lee&gt;</t:FileAs>
            <t:DisplayName>Ann &lt;Lee&gt;</t:DisplayName>
            <t:EmailAddresses><t:Entry Key="EmailAddress1" Name="Ann" RoutingType="SMTP">ann@fabrikam.test</t:Entry></t:EmailAddresses>
            <t:PhysicalAddresses><t:Entry Key="Home"><t:Street>1 Lane\n2</t:Street><t:City>Oslo</t:City></t:Entry></t:PhysicalAddresses>
            <t:Birthday>1980-02-29T11:59:00.000Z</t:Birthday>
            <t:Surname>Lee</t:Surname>
          </t:Contact>
        </m:Items>
      </m:CreateItem>`),
    );
    expect(made).toEqual({ ok: true, value: item });
  });

  it('sends nothing for an address that is none, or two in one place', async () => {
    const service = literalService(reply('create-contact'));
    const bad = [{ slot: 'EmailAddress1', name: 'Ann', address: 'ann' }] as const;
    const twice = [
      { slot: 'HomePhone', number: '1' },
      { slot: 'HomePhone', number: '2' },
    ] as const;
    const results = [
      await createContact(service, {
        folder: contacts,
        contact: { displayName: 'x', emails: [...bad] },
        marker: null,
      }),
      await updateContact(service, { item, change: { phones: [...twice] } }),
      await updateContact(service, { item, change: {} }),
    ];
    expect(results.map((result) => failureOf(result))).toMatchObject([
      { kind: 'no-address', people: ['Ann <ann>'] },
      { kind: 'invalid-request' },
      { kind: 'invalid-request' },
    ]);
    expect(service.transport.requests).toHaveLength(0);
  });
});

describe('updateContact', () => {
  it('sets what is filled, deletes what is empty, entry by entry, and never overwrites', async () => {
    const service = literalService(reply('update-item'));
    const changed = await updateContact(service, {
      item,
      change: {
        nickname: '',
        jobTitle: 'CEO',
        emails: [
          { slot: 'EmailAddress1', name: '', address: 'ann@contoso.test' },
          { slot: 'EmailAddress2', name: '', address: '' },
        ],
        addresses: [{ slot: 'Home', street: '', city: 'Oslo', state: '', postalCode: '', country: '' }],
        categories: [],
      },
    });
    expect(sentBody(service)).toBe(
      '<m:UpdateItem ConflictResolution="NeverOverwrite"><m:ItemChanges><t:ItemChange><t:ItemId Id="AAMkAAnn=" ChangeKey="EQAAAAnn"/><t:Updates>' +
        gone('<t:FieldURI FieldURI="item:Categories"/>') +
        gone('<t:FieldURI FieldURI="contacts:Nickname"/>') +
        '<t:SetItemField><t:IndexedFieldURI FieldURI="contacts:EmailAddress" FieldIndex="EmailAddress1"/><t:Contact><t:EmailAddresses><t:Entry Key="EmailAddress1" RoutingType="SMTP">ann@contoso.test</t:Entry></t:EmailAddresses></t:Contact></t:SetItemField>' +
        gone('<t:IndexedFieldURI FieldURI="contacts:EmailAddress" FieldIndex="EmailAddress2"/>') +
        gone(part('Street')) +
        `<t:SetItemField>${part('City')}<t:Contact><t:PhysicalAddresses><t:Entry Key="Home"><t:City>Oslo</t:City></t:Entry></t:PhysicalAddresses></t:Contact></t:SetItemField>` +
        gone(part('State')) +
        gone(part('CountryOrRegion')) +
        gone(part('PostalCode')) +
        '<t:SetItemField><t:FieldURI FieldURI="contacts:JobTitle"/><t:Contact><t:JobTitle>CEO</t:JobTitle></t:Contact></t:SetItemField>' +
        '</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>',
    );
    expect(changed).toEqual({ ok: true, value: { itemId: 'AAMkAMessage=', changeKey: 'CQAAANewer' } });
  });

  it('calls a change by someone else a conflict', async () => {
    const result = await updateContact(literalService(reply('update-item-conflict')), {
      item,
      change: { jobTitle: 'CEO' },
    });
    expect(failureOf(result)).toMatchObject({ kind: 'conflict' });
  });
});
