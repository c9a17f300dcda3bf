import { describe, expect, it } from 'vitest';
import { findByMarker } from '../../../../main/ews/operations/find-by-marker.ts';
import { findCalendar } from '../../../../main/ews/operations/find-calendar.ts';
import { findFolder } from '../../../../main/ews/operations/find-folder.ts';
import { findItem } from '../../../../main/ews/operations/find-item.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const inbox = { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' } as const;
const calendar = { by: 'name', name: 'calendar', mailbox: 'mary@contoso.test' } as const;
const maryInbox =
  '<t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>';

describe('findItem', () => {
  it('asks for one window, newest first, with the words to search for', async () => {
    const service = literalService(reply('find-item'));
    await findItem(service, { folder: inbox, offset: 50, limit: 2, search: ' from:"Ann & Co" ' });
    expect(sentBody(service).replace(/<m:ItemShape>.*<\/m:ItemShape>/u, '')).toBe(
      compact(`
      <m:FindItem Traversal="Shallow">
        <m:IndexedPageItemView MaxEntriesReturned="2" Offset="50" BasePoint="Beginning"/>
        <m:SortOrder>
          <t:FieldOrder Order="Descending"><t:FieldURI FieldURI="item:DateTimeReceived"/></t:FieldOrder>
        </m:SortOrder>
        <m:ParentFolderIds>${maryInbox}</m:ParentFolderIds>
        <m:QueryString>from:"Ann &amp; Co"</m:QueryString>
      </m:FindItem>`),
    );
  });

  it('reads rows in their order with what the proof and privacy need', async () => {
    const page = valueOf(
      await findItem(literalService(reply('find-item')), { folder: inbox, offset: 50, limit: 2 }),
    );
    expect(page).toMatchObject({ total: 120, isLast: false, nextOffset: 52 });
    expect(page.rows[0]).toEqual({
      sensitivity: 'Private',
      parentFolderId: 'AAMkAInbox=',
      row: {
        itemId: 'AAMkAFirst=',
        changeKey: 'CQAAAFirst',
        itemClass: 'IPM.Note',
        isHidden: false,
        subject: 'Q3 figures <draft> & notes',
        from: { name: 'Sam Poe', address: 'sam@contoso.test' },
        sender: { name: 'Rob Roe', address: 'rob@contoso.test' },
        to: 'Mary Major; Finance',
        preview: 'Please find attached',
        receivedAt: '2026-03-02T09:15:30.123Z',
        size: 20480,
        isRead: false,
        hasAttachments: true,
        importance: 'High',
        flag: 'Flagged',
        categories: ['Board', 'Urgent'],
        conversationId: 'AAQkAConversation=',
      },
    });
    expect(page.rows[1]).toMatchObject({
      sensitivity: 'Normal',
      parentFolderId: null,
      row: { itemId: 'AAMkASecond=', subject: ' <b>Ann</b> & co ', isRead: true, receivedAt: null },
    });
  });

  it('takes a sensitivity that it does not know for private', async () => {
    const text = reply('find-item').replace('>Private<', '>TopSecret<');
    const page = valueOf(await findItem(literalService(text), { folder: inbox, offset: 0, limit: 2 }));
    expect(page.rows[0]?.sensitivity).toBe('Private');
  });

  it('leaves out a row that has no id and says what is known of it, and goes on behind it', async () => {
    const text = reply('find-item').replace('<t:ItemId Id="AAMkASecond=" ChangeKey="EQAAASecond"/>', '');
    const page = valueOf(await findItem(literalService(text), { folder: inbox, offset: 0, limit: 2 }));
    expect(page.rows).toHaveLength(1);
    expect(page.unreadable).toMatchObject([{ itemId: null, subject: expect.any(String) }]);
  });

  it('lists an item once, however often a page repeats its id', async () => {
    const text = reply('find-item').replace(/<t:Message>.*?<\/t:Message>/su, (row) => row.repeat(20));
    const page = valueOf(await findItem(literalService(text), { folder: inbox, offset: 0, limit: 50 }));
    expect(page.rows.map(({ row }) => row.itemId)).toEqual([
      ...new Set(page.rows.map(({ row }) => row.itemId)),
    ]);
    expect(page.rows.length).toBe(2);
  });

  it('ends paging at a server that says more follows and gives nothing', async () => {
    const text = reply('find-item').replace(/<t:Items>[^]*<\/t:Items>/u, '<t:Items/>');
    const page = valueOf(await findItem(literalService(text), { folder: inbox, offset: 50, limit: 2 }));
    expect(page).toEqual({ rows: [], unreadable: [], total: 120, isLast: false, nextOffset: null });
  });
});

describe('findFolder', () => {
  it('asks for the tree below a folder by pages', async () => {
    const service = literalService(reply('find-folder'));
    await findFolder(service, { parent: inbox, depth: 'Deep', offset: 0, limit: 500 });
    expect(sentBody(service).replace(/<m:FolderShape>.*<\/m:FolderShape>/u, '')).toBe(
      compact(`
      <m:FindFolder Traversal="Deep">
        <m:IndexedPageFolderView MaxEntriesReturned="500" Offset="0" BasePoint="Beginning"/>
        <m:ParentFolderIds>${maryInbox}</m:ParentFolderIds>
      </m:FindFolder>`),
    );
  });

  it('reads folders and where the next page begins', async () => {
    const found = valueOf(
      await findFolder(literalService(reply('find-folder')), {
        parent: inbox,
        depth: 'Deep',
        offset: 0,
        limit: 2,
      }),
    );
    expect(found).toMatchObject({ total: 5, isLast: false, nextOffset: 2 });
    expect(
      found.folders.map((folder) => [folder.displayName, folder.parentFolderId, folder.distinguishedId]),
    ).toEqual([
      ['Inbox', 'AAMkARoot=', 'inbox'],
      ['Contracts & offers', 'AAMkAInbox=', null],
    ]);
  });
});

describe('findCalendar', () => {
  const stretch = {
    folder: calendar,
    start: '2026-03-01T00:00:00.000Z',
    end: '2026-03-08T00:00:00.000Z',
    limit: 1000,
  } as const;

  it('asks for a stretch of the calendar', async () => {
    const service = literalService(reply('find-calendar'));
    await findCalendar(service, stretch);
    expect(sentBody(service)).toContain(
      '<m:CalendarView MaxEntriesReturned="1000" StartDate="2026-03-01T00:00:00.000Z" EndDate="2026-03-08T00:00:00.000Z"/><m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"><t:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId></m:ParentFolderIds>',
    );
  });

  it('reads blocks with their zones, and all-day dates in the zone of the item', async () => {
    const found = valueOf(await findCalendar(literalService(reply('find-calendar')), stretch));
    expect(found).toMatchObject({ isPartial: false, hasUnexpandedSeries: false });
    expect(found.rows[0]).toEqual({
      sensitivity: 'Normal',
      parentFolderId: 'AAMkACalendar=',
      row: {
        itemId: 'AAMkAMeeting=',
        changeKey: 'DwAAAMeeting',
        uid: '040000008200E00074C5B7101A82E008',
        isHidden: false,
        subject: 'Budget review',
        location: 'Room 4',
        start: '2026-03-02T17:00:00.000Z',
        end: '2026-03-02T18:00:00.000Z',
        isAllDay: false,
        dates: null,
        timeZone: 'America/Los_Angeles',
        freeBusy: 'Busy',
        myResponse: 'Organizer',
        type: 'Occurrence',
        isMeeting: true,
        role: 'organizer',
        isCancelled: false,
        organizer: { name: 'Mary Major', address: 'mary@contoso.test' },
        hasAttachments: false,
        categories: [],
      },
    });
    expect(found.rows[1]).toMatchObject({
      sensitivity: 'Private',
      row: {
        isAllDay: true,
        dates: { first: '2026-03-03', last: '2026-03-04' },
        timeZone: 'America/Los_Angeles',
        freeBusy: 'OOF',
      },
    });
  });

  it('says that a server leaves series unexpanded and has more than it gave', async () => {
    const found = valueOf(await findCalendar(literalService(reply('find-calendar-unexpanded')), stretch));
    expect(found).toMatchObject({ isPartial: true, hasUnexpandedSeries: true });
  });
});

describe('findByMarker', () => {
  it('looks for the marker in each folder named', async () => {
    const service = literalService(reply('find-by-marker'));
    await findByMarker(service, { marker: 'send-1', folders: [inbox, calendar] });
    expect(sentBody(service)).toContain(
      '<m:Restriction><t:IsEqualTo><t:ExtendedFieldURI PropertySetId="b2f1f6d4-3c0e-4f5b-9f0a-6c1d7a5e8e21" PropertyName="OnbehalfMarker" PropertyType="String"/><t:FieldURIOrConstant><t:Constant Value="send-1"/></t:FieldURIOrConstant></t:IsEqualTo></m:Restriction>',
    );
  });

  it('reads who wrote the copy, who sent it and where it lies, folder by folder', async () => {
    const service = literalService(reply('find-by-marker'));
    const found = valueOf(await findByMarker(service, { marker: 'send-1', folders: [inbox, calendar] }));
    expect(found).toEqual([
      {
        ok: true,
        value: [
          {
            itemId: 'AAMkASent=',
            changeKey: 'CQAAASent',
            parentFolderId: 'AAMkASentItems=',
            from: { name: 'Support', address: 'support@contoso.test' },
            sender: { name: 'Rob Roe', address: 'rob@contoso.test' },
          },
        ],
      },
      { ok: true, value: [] },
    ]);
  });

  it('sends nothing for a marker that could not stand in a header', async () => {
    const service = literalService(reply('find-by-marker'));
    const result = await findByMarker(service, { marker: 'send\r\nBcc: x', folders: [inbox] });
    expect(failureOf(result)).toMatchObject({ kind: 'invalid-request' });
    expect(service.transport.requests).toHaveLength(0);
  });
});
