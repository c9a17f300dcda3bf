import { describe, expect, it } from 'vitest';
import { findSeries } from '../../../../main/ews/operations/find-series.ts';
import { failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const calendar = { by: 'name', name: 'calendar', mailbox: 'mary@contoso.test' } as const;
const items = [
  '<t:CalendarItem><t:ItemId Id="one" ChangeKey="k"/><t:CalendarItemType>Single</t:CalendarItemType></t:CalendarItem>',
  '<t:CalendarItem><t:ItemId Id="two" ChangeKey="k"/><t:CalendarItemType>RecurringMaster</t:CalendarItemType></t:CalendarItem>',
  '<t:CalendarItem><t:ItemId Id="three" ChangeKey="k"/></t:CalendarItem>',
].join('');
const page = reply('find-calendar').replace(
  /<m:RootFolder[^]*<\/m:RootFolder>/u,
  `<m:RootFolder TotalItemsInView="5" IncludesLastItemInRange="false" IndexedPagingOffset="3"><t:Items>${items}</t:Items></m:RootFolder>`,
);

describe('findSeries', () => {
  it('asks for items by page and not for a CalendarView, which has no masters', async () => {
    const service = literalService(page);
    await findSeries(service, { folder: calendar, offset: 3, limit: 1000 });
    expect(sentBody(service)).toBe(
      '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="calendar:CalendarItemType"/></t:AdditionalProperties></m:ItemShape><m:IndexedPageItemView MaxEntriesReturned="1000" Offset="3" BasePoint="Beginning"/><m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"><t:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId></m:ParentFolderIds></m:FindItem>',
    );
  });

  it('gives the masters of the page, and where the next one begins by all its items', async () => {
    const found = valueOf(await findSeries(literalService(page), { folder: calendar, offset: 0, limit: 3 }));
    expect(found).toEqual({ masterIds: ['two'], unreadable: 0, total: 5, isLast: false, nextOffset: 3 });
  });

  it('fails where the server does', async () => {
    const found = await findSeries(literalService(reply('fault-busy')), {
      folder: calendar,
      offset: 0,
      limit: 3,
    });
    expect(failureOf(found)).toMatchObject({ kind: 'server-busy' });
  });
});
