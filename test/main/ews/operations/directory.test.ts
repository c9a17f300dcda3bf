import { describe, expect, it } from 'vitest';
import { convertId } from '../../../../main/ews/operations/convert-id.ts';
import { expandDL } from '../../../../main/ews/operations/expand-dl.ts';
import { findPeople } from '../../../../main/ews/operations/find-people.ts';
import { getMailTips } from '../../../../main/ews/operations/get-mail-tips.ts';
import { getRoomLists } from '../../../../main/ews/operations/get-room-lists.ts';
import { getRooms } from '../../../../main/ews/operations/get-rooms.ts';
import { getServerTimeZones } from '../../../../main/ews/operations/get-server-time-zones.ts';
import { getServiceConfiguration } from '../../../../main/ews/operations/get-service-configuration.ts';
import { getUserPhoto } from '../../../../main/ews/operations/get-user-photo.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const ann = 'ann@contoso.test';
const jun = 'jun@contoso.test';

describe('expandDL', () => {
  it('opens a group, says what each member is, and that some are missing', async () => {
    const service = literalService(reply('expand-dl'));
    expect(valueOf(await expandDL(service, { by: 'address', address: 'all@contoso.test' }))).toEqual({
      members: [
        { person: { name: 'Ann & Co', address: ann }, kind: 'Mailbox' },
        { person: { name: 'Board', address: 'board@contoso.test' }, kind: 'PublicDL' },
        {
          person: { name: 'Old', address: '', native: { routing: 'EX', value: '/O=X/CN=OLD' } },
          kind: 'Unknown',
        },
      ],
      isWhole: false,
    });
    expect(sentBody(service)).toBe(
      '<m:ExpandDL><m:Mailbox><t:EmailAddress>all@contoso.test</t:EmailAddress></m:Mailbox></m:ExpandDL>',
    );
  });

  it('keeps the code where there is no such group, and sends no address that is none', async () => {
    const service = literalService(reply('expand-dl-none'));
    expect(failureOf(await expandDL(service, { by: 'address', address: ann }))).toMatchObject({
      kind: 'response-code',
      code: 'ErrorNameResolutionNoResults',
    });
    expect(failureOf(await expandDL(service, { by: 'address', address: 'all' }))).toMatchObject({
      kind: 'invalid-request',
    });
    expect(service.transport.requests).toHaveLength(1);
  });

  it('asks for a contact group by its id, and has words for a fault', async () => {
    const service = literalService(reply('fault-exchange'));
    expect(failureOf(await expandDL(service, { by: 'id', itemId: 'AAMkA=' }))).toMatchObject({
      kind: 'response-code',
    });
    expect(sentBody(service)).toContain('<m:Mailbox><t:ItemId Id="AAMkA="/></m:Mailbox>');
  });
});

describe('findPeople', () => {
  it('asks the directory for one window, and reads people with what is known of them', async () => {
    const service = literalService(reply('find-people'));
    const page = valueOf(await findPeople(service, { words: ' an\n', folder: null, offset: 10, limit: 2 }));
    expect(page).toEqual({
      people: [
        {
          person: { name: 'Ann & Co', address: ann },
          title: 'Director',
          department: 'Finance',
          company: 'Contoso',
        },
        { person: { name: '', address: '' }, title: '', department: '', company: '' },
      ],
      total: 12,
    });
    expect(sentBody(service)).toContain(
      compact(`
        <m:IndexedPageItemView MaxEntriesReturned="2" Offset="10" BasePoint="Beginning"/>
        <m:ParentFolderId><t:DistinguishedFolderId Id="directory"/></m:ParentFolderId>
        <m:QueryString>an</m:QueryString>`),
    );
  });

  it('refuses a window that there cannot be, and keeps the code of a refusal', async () => {
    const text = reply('find-people')
      .replace('"Success"', '"Error"')
      .replace('NoError', 'ErrorInvalidRequest');
    const service = literalService(text);
    const find = (limit: number) => findPeople(service, { words: 'a', folder: null, offset: 0, limit });
    expect(failureOf(await find(0))).toMatchObject({ kind: 'invalid-request' });
    expect(failureOf(await find(5))).toMatchObject({ kind: 'response-code', code: 'ErrorInvalidRequest' });
  });
});

describe('rooms', () => {
  it('are listed by list, each in the order of the server', async () => {
    expect(valueOf(await getRoomLists(literalService(reply('get-room-lists'))))).toEqual([
      { name: 'North & South', address: 'rooms.north@contoso.test' },
      { name: 'Attic', address: 'rooms.attic@contoso.test' },
    ]);
    const service = literalService(reply('get-rooms'));
    expect(valueOf(await getRooms(service, { roomList: 'rooms.north@contoso.test' }))).toEqual([
      { name: 'Room 4', address: 'room4@contoso.test' },
      { name: 'Room 2', address: 'room2@contoso.test' },
    ]);
    expect(sentBody(service)).toBe(
      '<m:GetRooms><m:RoomList><t:EmailAddress>rooms.north@contoso.test</t:EmailAddress></m:RoomList></m:GetRooms>',
    );
  });

  it('are refused with the code of the server, for a whole reply and for a fault', async () => {
    const text = reply('get-rooms')
      .replace('"Success"', '"Error"')
      .replace('NoError', 'ErrorNameResolutionNoResults');
    expect(failureOf(await getRooms(literalService(text), { roomList: ann }))).toMatchObject({
      code: 'ErrorNameResolutionNoResults',
    });
    expect(failureOf(await getRoomLists(literalService(reply('fault-busy'))))).toMatchObject({
      kind: 'server-busy',
    });
  });
});

describe('getMailTips', () => {
  it('gives one result for each recipient in order, and tells unknown from no', async () => {
    const service = literalService(reply('get-mail-tips'));
    const [first, second] = valueOf(
      await getMailTips(service, { sender: 'mary@contoso.test', recipients: [jun, ann] }),
    );
    expect(first).toEqual({
      ok: true,
      value: {
        recipient: { name: 'Jun', address: jun },
        pending: ['MailboxFullStatus', 'TotalMemberCount'],
        automaticReply: { message: '<p>Away</p>', until: '2026-03-09T00:00:00.000Z' },
        isMailboxFull: null,
        customTip: 'Please use the form.',
        memberCount: null,
        externalMemberCount: 0,
        maxMessageSize: 36_700_160,
        isRestricted: true,
        isModerated: false,
        isInvalid: false,
      },
    });
    expect(failureOf(second)).toMatchObject({ kind: 'response-code', code: 'ErrorInvalidSmtpAddress' });
  });

  it('refuses a reply with more answers than questions, and asks about 100 at most', async () => {
    const service = literalService(reply('get-mail-tips'));
    expect(failureOf(await getMailTips(service, { sender: ann, recipients: [jun] }))).toMatchObject({
      kind: 'reply-refused',
    });
    const many = Array.from({ length: 101 }, () => jun);
    expect(failureOf(await getMailTips(service, { sender: ann, recipients: many }))).toMatchObject({
      kind: 'invalid-request',
    });
  });
});

describe('getServiceConfiguration', () => {
  it('reads how many recipients a server takes, and what it counts as inside', async () => {
    expect(
      valueOf(await getServiceConfiguration(literalService(reply('get-service-configuration')))),
    ).toEqual({
      isEnabled: true,
      recipientsPerRequest: 50,
      maxMessageSize: 36_700_160,
      largeAudience: 25,
      showsExternalCount: true,
      internalDomains: [
        { name: 'contoso.test', includesSubdomains: true },
        { name: 'fabrikam.test', includesSubdomains: false },
      ],
    });
  });

  it('refuses a success without what was asked for', async () => {
    const empty = reply('get-service-configuration').replace(
      /<m:MailTipsConfiguration>[^]*<\/m:MailTipsConfiguration>/u,
      '',
    );
    expect(failureOf(await getServiceConfiguration(literalService(empty)))).toMatchObject({
      kind: 'reply-refused',
    });
  });
});

const ask = (text: string) => getUserPhoto(literalService(text), { address: ann, size: 'HR96x96' });
const refused = (code: string) =>
  reply('get-user-photo').replace('"Success"', '"Error"').replace('NoError', code);

describe('getUserPhoto', () => {
  it('knows a picture by its own bytes', async () => {
    expect(valueOf(await ask(reply('get-user-photo')))).toEqual({
      mediaType: 'image/png',
      base64: 'iVBORw0KGgoxMjM0',
    });
    const svg = Buffer.from('<svg onload="x()"/>').toString('base64');
    expect(failureOf(await ask(reply('get-user-photo').replace('iVBORw0KGgoxMjM0', svg)))).toMatchObject({
      kind: 'reply-refused',
    });
  });

  it('takes no picture for none, and keeps other refusals', async () => {
    expect(valueOf(await ask(refused('ErrorItemNotFound')))).toBeNull();
    expect(failureOf(await ask(refused('ErrorAccessDenied')))).toMatchObject({ code: 'ErrorAccessDenied' });
  });
});

describe('a question about somebody else', () => {
  it('stays anchored at the mailbox of the session, and its refusal is about the other', async () => {
    const service = literalService(refused('ErrorNonExistentMailbox'));
    const result = await getUserPhoto(service, { address: ann, size: 'HR96x96' });
    expect(failureOf(result)).toMatchObject({
      advice: { command: expect.stringContaining("-Identity 'ann@contoso.test'") },
    });
    const group = literalService(reply('expand-dl-none'));
    await expandDL(group, { by: 'address', address: ann });
    const rooms = literalService(reply('get-rooms'));
    await getRooms(rooms, { roomList: ann });
    for (const { transport } of [service, group, rooms])
      expect(transport.requests.map(({ anchor }) => anchor)).toEqual(['mary@contoso.test']);
  });
});

describe('getServerTimeZones and convertId', () => {
  it('lists zones by id and name', async () => {
    expect(valueOf(await getServerTimeZones(literalService(reply('get-server-time-zones'))))).toEqual([
      { id: 'W. Europe Standard Time', name: '(UTC+01:00) Amsterdam, Berlin' },
      { id: 'UTC', name: '(UTC) Coordinated Universal Time' },
    ]);
  });

  it('rewrites ids one by one, in order', async () => {
    const service = literalService(reply('convert-id'));
    const [first, second] = valueOf(
      await convertId(service, { ids: ['AAMkA=', '?'], from: 'EwsId', to: 'HexEntryId' }),
    );
    expect(first).toEqual({ ok: true, value: '00000000ABCD' });
    expect(failureOf(second)).toMatchObject({ code: 'ErrorInvalidIdMalformed' });
    expect(sentBody(service)).toBe(
      compact(`
      <m:ConvertId DestinationFormat="HexEntryId"><m:SourceIds>
        <t:AlternateId Format="EwsId" Id="AAMkA=" Mailbox="mary@contoso.test"/>
        <t:AlternateId Format="EwsId" Id="?" Mailbox="mary@contoso.test"/>
      </m:SourceIds></m:ConvertId>`),
    );
  });
});
