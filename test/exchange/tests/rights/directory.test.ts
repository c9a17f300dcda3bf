import { describe, expect, test } from 'vitest';

import type { XmlNode } from '../../xml/node.ts';
import { all, texts } from '../support/client.ts';
import { jun, mary, outsider, rob, room } from '../support/fixture.ts';
import { findItem, folder, getFolder, useOffice } from '../support/office.ts';

const office = useOffice();

const mailbox = (name: string, address: string) =>
  `<m:${name}><t:EmailAddress>${address}</t:EmailAddress></m:${name}>`;
const expand = (address: string) => `<m:ExpandDL>${mailbox('Mailbox', address)}</m:ExpandDL>`;
const findPeople = (query: string, where = '', size = 10, offset = 0) =>
  `<m:FindPeople><m:IndexedPageItemView BasePoint="Beginning" MaxEntriesReturned="${size}" Offset="${offset}"/>${where === '' ? '' : `<m:ParentFolderId>${where}</m:ParentFolderId>`}${query === '' ? '' : `<m:QueryString>${query}</m:QueryString>`}</m:FindPeople>`;
const tips = (...addresses: string[]) =>
  `<m:GetMailTips>${mailbox('SendingAs', rob)}<m:Recipients>${addresses.map((one) => `<t:Mailbox><t:EmailAddress>${one}</t:EmailAddress></t:Mailbox>`).join('')}</m:Recipients><m:MailTipsRequested>All</m:MailTipsRequested></m:GetMailTips>`;
const photo = (address: string) =>
  `<m:GetUserPhoto><m:Email>${address}</m:Email><m:SizeRequested>HR96x96</m:SizeRequested></m:GetUserPhoto>`;
const idsIn = (body: XmlNode) => all(body, 'ItemId').map((node) => node.attributes.get('Id') ?? '');
const convert = (id: string, from: string, to: string, of = mary) =>
  `<m:ConvertId DestinationFormat="${to}"><m:SourceIds><t:AlternateId Format="${from}" Id="${id}" Mailbox="${of}"/></m:SourceIds></m:ConvertId>`;
const zones = (ids: string) =>
  `<m:GetServerTimeZones ReturnFullTimeZoneData="true">${ids === '' ? '' : `<m:Ids>${ids}</m:Ids>`}</m:GetServerTimeZones>`;

describe('groups and rooms', () => {
  test('are expanded one level, and nobody else is', async () => {
    const answer = (await office.ask(rob, expand('team@contoso.test'))).body;
    expect(texts(answer, 'EmailAddress')).toEqual([mary, jun, 'all@contoso.test']);
    expect(texts(answer, 'MailboxType')).toEqual(['Mailbox', 'Mailbox', 'PublicDL']);
    expect(await office.codes(rob, expand(mary))).toEqual(['ErrorNameResolutionNoResults']);
  });

  test('bring mail to each member once', async () => {
    const send = `<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:Message><t:Subject>All</t:Subject><t:ToRecipients><t:Mailbox><t:EmailAddress>team@contoso.test</t:EmailAddress></t:Mailbox><t:Mailbox><t:EmailAddress>${mary}</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message></m:Items></m:CreateItem>`;
    await office.ask(rob, send);
    expect(
      office
        .exchange()
        .ledger.deliveries.map((one) => one.mailbox)
        .toSorted(),
    ).toEqual([jun, mary, rob]);
  });

  test('give lists of rooms, and the rooms of a list', async () => {
    expect(texts((await office.ask(rob, '<m:GetRoomLists/>')).body, 'EmailAddress')).toEqual([
      'rooms@contoso.test',
    ]);
    const rooms = `<m:GetRooms>${mailbox('RoomList', 'rooms@contoso.test')}</m:GetRooms>`;
    expect(texts((await office.ask(rob, rooms)).body, 'EmailAddress')).toEqual([room]);
    const none = `<m:GetRooms>${mailbox('RoomList', 'team@contoso.test')}</m:GetRooms>`;
    expect(await office.codes(rob, none)).toEqual(['ErrorNameResolutionNoResults']);
  });
});

const resolve = (entry: string, scope: string) =>
  `<m:ResolveNames ReturnFullContactData="true" SearchScope="${scope}"><m:UnresolvedEntry>${entry}</m:UnresolvedEntry></m:ResolveNames>`;

describe('ResolveNames', () => {
  test('finds groups in the directory, and one’s own contacts beside it', async () => {
    const group = (await office.ask(rob, resolve('audit', 'ActiveDirectory'))).body;
    expect(texts(group, 'MailboxType')).toEqual(['PublicDL']);
    const contact = (await office.ask(mary, resolve('ingrid', 'ActiveDirectoryContacts'))).body;
    expect([texts(contact, 'MailboxType'), texts(contact, 'ContactSource')]).toEqual([
      ['Contact'],
      ['Store'],
    ]);
    expect(await office.codes(mary, resolve('ingrid', 'ActiveDirectory'))).toEqual([
      'ErrorNameResolutionNoResults',
    ]);
    expect(await office.codes(rob, resolve('ingrid', 'Contacts'))).toEqual(['ErrorNameResolutionNoResults']);
  });
});

describe('FindPeople', () => {
  test('finds in the address list, and never the hidden or the outside', async () => {
    const found = (await office.ask(rob, findPeople('a'))).body;
    expect(found.name).toBe('FindPeopleResponse');
    expect(all(found, 'Persona').map((one) => texts(one, 'DisplayName')[0])).toEqual([
      'Ana Lima',
      'Audit team',
      'Everybody',
    ]);
    expect(texts((await office.ask(rob, findPeople('hidden'))).body, 'TotalNumberOfPeopleInView')).toEqual([
      '0',
    ]);
    expect(texts((await office.ask(rob, findPeople('kim'))).body, 'TotalNumberOfPeopleInView')).toEqual([
      '0',
    ]);
  });

  test('pages, and tells how many there are', async () => {
    const page = (await office.ask(rob, findPeople('', folder('directory'), 2, 2))).body;
    expect(all(page, 'Persona')).toHaveLength(2);
    expect(texts(page, 'FirstLoadedRowIndex')).toEqual(['2']);
    expect(Number(texts(page, 'TotalNumberOfPeopleInView')[0])).toBeGreaterThan(4);
  });

  test('looks into a contacts folder that one may read', async () => {
    const own = (await office.ask(mary, findPeople('', folder('contacts')))).body;
    expect(all(own, 'Persona').map((one) => texts(one, 'DisplayName')[0])).toEqual([
      'Ingrid Håkansson',
      'Samuel Berg',
    ]);
    expect(await office.codes(rob, findPeople('', folder('contacts', mary)))).toEqual([
      'ErrorFolderNotFound',
    ]);
  });
});

const asked = (name: string) =>
  `<m:GetServiceConfiguration><m:RequestedConfiguration><m:ConfigurationName>${name}</m:ConfigurationName></m:RequestedConfiguration></m:GetServiceConfiguration>`;

describe('what the server knows of people and places', () => {
  test('tells of absences, groups and addresses that are none', async () => {
    const oof = `<m:SetUserOofSettingsRequest><t:Mailbox><t:Address>${mary}</t:Address></t:Mailbox><t:UserOofSettings><t:OofState>Enabled</t:OofState><t:ExternalAudience>All</t:ExternalAudience><t:InternalReply><t:Message>Away</t:Message></t:InternalReply></t:UserOofSettings></m:SetUserOofSettingsRequest>`;
    await office.ask(mary, oof);
    const answer = (
      await office.ask(rob, tips(mary, jun, 'team@contoso.test', 'nobody@contoso.test', outsider))
    ).body;
    const each = all(answer, 'MailTips');
    expect(each.map((one) => texts(one, 'Message')[0])).toEqual([
      'Away',
      '',
      undefined,
      undefined,
      undefined,
    ]);
    expect(each.map((one) => texts(one, 'InvalidRecipient')[0])).toEqual([
      'false',
      'false',
      'false',
      'true',
      'false',
    ]);
    expect(each.map((one) => texts(one, 'TotalMemberCount')[0])).toEqual([
      undefined,
      undefined,
      '4',
      undefined,
      undefined,
    ]);
    expect(each.map((one) => texts(one, 'ExternalMemberCount')[0])).toEqual([
      undefined,
      undefined,
      '1',
      undefined,
      '1',
    ]);
  });

  test('has pictures of some', async () => {
    const seen = (await office.ask(rob, photo(mary))).body;
    expect(Buffer.from(texts(seen, 'PictureData')[0] ?? '', 'base64')).toEqual(
      Buffer.from([137, 80, 78, 71]),
    );
    expect(await office.codes(rob, photo(jun))).toEqual(['ErrorItemNotFound']);
  });

  test('gives time zones with their rules, all or some', async () => {
    const one = (await office.ask(rob, zones('<t:Id>W. Europe Standard Time</t:Id>'))).body;
    expect(all(one, 'TimeZoneDefinition').map((node) => node.attributes.get('Id'))).toEqual([
      'W. Europe Standard Time',
    ]);
    expect(all(one, 'RecurringDayTransition')).toHaveLength(2);
    expect(all((await office.ask(rob, zones(''))).body, 'TimeZoneDefinition').length).toBeGreaterThan(50);
    expect(await office.codes(rob, zones('<t:Id>Middle-earth Standard Time</t:Id>'))).toEqual([
      'ErrorTimeZone',
    ]);
  });

  test('tells what it can do', async () => {
    const mail = (await office.ask(rob, asked('MailTips'))).body;
    expect(all(mail, 'Domain').map((node) => node.attributes.get('Name'))).toEqual(['contoso.test']);
    expect(await office.codes(rob, asked('ProtectionRules'))).toEqual(['NoError', 'ErrorInvalidRequest']);
  });

  test.each(['EntryId', 'HexEntryId', 'StoreId', 'OwaId', 'EwsLegacyId'])(
    'turns ids of items and folders into %s and back',
    async (format) => {
      const body = (await office.ask(mary, findItem(folder('inbox')))).body;
      const inbox = (await office.ask(mary, getFolder(folder('inbox')))).body;
      for (const node of [...all(body, 'ItemId'), ...all(inbox, 'FolderId')]) {
        const id = node.attributes.get('Id') ?? '';
        const there = (await office.ask(mary, convert(id, 'EwsId', format))).body;
        const other = all(there, 'AlternateId')[0]?.attributes.get('Id') ?? '';
        const back = (await office.ask(mary, convert(other, format, 'EwsId'))).body;
        expect(all(back, 'AlternateId')[0]?.attributes.get('Id')).toBe(id);
      }
    },
  );

  test('refuses ids that are none, and mailboxes that are not there', async () => {
    expect(await office.codes(mary, convert('AAAA', 'EwsId', 'EntryId'))).toEqual([
      'ErrorInvalidIdMalformed',
    ]);
    expect(await office.codes(mary, convert('AAAA', 'HexEntryId', 'EwsId'))).toEqual([
      'ErrorInvalidIdMalformed',
    ]);
    const [id = ''] = idsIn((await office.ask(mary, findItem(folder('inbox')))).body);
    const bytes = Buffer.from(id, 'base64');
    bytes.write('00000000-0000-0000-0000-000000000000', 4, 'latin1');
    expect(await office.codes(mary, convert(bytes.toString('base64'), 'EwsId', 'EntryId'))).toEqual([
      'ErrorNonExistentMailbox',
    ]);
  });

  test.each(['EwsId', 'HexEntryId'])('knows the mailbox of an id in %s by the id alone', async (format) => {
    const [id = ''] = idsIn((await office.ask(mary, findItem(folder('inbox')))).body);
    const there = (await office.ask(mary, convert(id, 'EwsId', format, 'made.up@anywhere.test'))).body;
    const [made] = all(there, 'AlternateId');
    expect(made?.attributes.get('Mailbox')).toBe(mary);
    const other = made?.attributes.get('Id') ?? '';
    const back = (await office.ask(mary, convert(other, format, 'EwsId', jun))).body;
    expect(all(back, 'AlternateId')[0]?.attributes.get('Mailbox')).toBe(mary);
    expect(all(back, 'AlternateId')[0]?.attributes.get('Id')).toBe(id);
  });
});

office.checkSchema();
