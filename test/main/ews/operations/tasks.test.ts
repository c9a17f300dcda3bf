import { describe, expect, it } from 'vitest';
import { createTask } from '../../../../main/ews/operations/create-task.ts';
import { deleteItem } from '../../../../main/ews/operations/delete-item.ts';
import { findTasks } from '../../../../main/ews/operations/find-tasks.ts';
import { getTask } from '../../../../main/ews/operations/get-task.ts';
import { updateTask } from '../../../../main/ews/operations/update-task.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const tasks = { by: 'id', folderId: 'AAMkATasks=' } as const;
const item = { itemId: 'AAMkATask=', changeKey: 'EwAAATask' };

describe('getTask', () => {
  it('reads a whole task with its days, reminder and regeneration, and a refusal in its place', async () => {
    const [whole, denied] = valueOf(
      await getTask(literalService(reply('get-task')), { itemIds: ['A', 'B'] }),
    );
    expect(whole).toEqual({
      ok: true,
      value: {
        sensitivity: 'Normal',
        parentFolderId: 'AAMkATasks=',
        task: {
          itemId: 'AAMkATask=',
          changeKey: 'EwAAATask',
          isHidden: false,
          subject: 'Send the figures',
          status: 'WaitingOnOthers',
          percentComplete: 25.5,
          isComplete: false,
          startDate: '2026-03-02',
          // Midnight of a zone one hour east, as old clients wrote it.
          dueDate: '2026-03-09',
          completeDate: null,
          isRecurring: true,
          importance: 'High',
          hasAttachments: false,
          categories: ['Board'],
          owner: 'Mary Major',
          bodyText: 'By noon',
          reminderAt: '2026-03-09T08:00:00.000Z',
          recurrence: {
            pattern: { pattern: 'regenerating', interval: 2, unit: 'month' },
            first: '2026-03-02',
            end: { end: 'never' },
          },
          attachments: [],
        },
      },
    });
    expect(failureOf(denied)).toMatchObject({ kind: 'response-code', code: 'ErrorAccessDenied' });
  });

  it('shows no recurrence that it understands only in part, and says that there is one', async () => {
    for (const [known, unknown] of [
      ['MonthlyRegeneration', 'HourlyRecurrence'],
      ['<t:Interval>2<', '<t:Interval>0<'],
      ['NoEndRecurrence', 'SomeEndRecurrence'],
      ['2026-03-02Z', 'soon'],
    ] as const) {
      const text = reply('get-task').replaceAll(known, unknown);
      const [whole] = valueOf(await getTask(literalService(text), { itemIds: ['A', 'B'] }));
      expect([unknown, whole]).toMatchObject([
        unknown,
        { ok: true, value: { task: { recurrence: null, isRecurring: true } } },
      ]);
    }
  });
});

describe('findTasks', () => {
  it('asks for open tasks, the one due first standing first, and reads rows in order', async () => {
    const service = literalService(reply('find-tasks'));
    const page = valueOf(await findTasks(service, { folder: tasks, offset: 0, limit: 2, isOpenOnly: true }));
    expect(sentBody(service).replace(/<m:ItemShape>.*<\/m:ItemShape>/u, '')).toBe(
      compact(`
      <m:FindItem Traversal="Shallow">
        <m:IndexedPageItemView MaxEntriesReturned="2" Offset="0" BasePoint="Beginning"/>
        <m:Restriction>
          <t:IsEqualTo>
            <t:FieldURI FieldURI="task:IsComplete"/>
            <t:FieldURIOrConstant><t:Constant Value="false"/></t:FieldURIOrConstant>
          </t:IsEqualTo>
        </m:Restriction>
        <m:SortOrder><t:FieldOrder Order="Ascending"><t:FieldURI FieldURI="task:DueDate"/></t:FieldOrder></m:SortOrder>
        <m:ParentFolderIds><t:FolderId Id="AAMkATasks="/></m:ParentFolderIds>
      </m:FindItem>`),
    );
    expect(page).toMatchObject({ total: 5, isLast: false, nextOffset: 2 });
    expect(page.rows.map(({ task }) => task)).toMatchObject([
      { subject: 'Send the figures', status: 'Completed', percentComplete: 100, completeDate: '2026-03-05' },
      { subject: 'Call Ann', status: 'Deferred', percentComplete: 0, isComplete: false, dueDate: null },
    ]);
  });
});

describe('createTask', () => {
  it('writes what is filled in, in the order of the schema, with our marker', async () => {
    const service = literalService(reply('create-task'));
    const made = await createTask(service, {
      folder: tasks,
      task: {
        subject: 'Send <the>\r\nfigures',
        bodyText: 'By noon',
        dueDate: '2026-03-09',
        reminderAt: '2026-03-09T08:00:00.000Z',
        status: 'InProgress',
        percentComplete: 25,
        recurrence: {
          pattern: { pattern: 'weekly', interval: 1, days: ['Monday', 'Friday'], firstDayOfWeek: 'Monday' },
          first: '2026-03-02',
          end: { end: 'date', last: '2026-06-30' },
        },
      },
      marker: 'make-1',
    });
    expect(sentBody(service)).toBe(
      compact(`
      <m:CreateItem>
        <m:SavedItemFolderId><t:FolderId Id="AAMkATasks="/></m:SavedItemFolderId>
        <m:Items>
          <t:Task>
            <t:Subject>Send &lt;the&gt; figures</t:Subject>
            <t:Body BodyType="Text">By noon</t:Body>
            <t:ReminderDueBy>2026-03-09T08:00:00.000Z</t:ReminderDueBy>
            <t:ReminderIsSet>true</t:ReminderIsSet>
            <t:ExtendedProperty>
              <t:ExtendedFieldURI PropertySetId="b2f1f6d4-3c0e-4f5b-9f0a-6c1d7a5e8e21" PropertyName="OnbehalfMarker" PropertyType="String"/>
              <t:Value>make-1</t:Value>
            </t:ExtendedProperty>
            <t:DueDate>2026-03-09T00:00:00.000Z</t:DueDate>
            <t:PercentComplete>25</t:PercentComplete>
            <t:Recurrence>
              <t:WeeklyRecurrence>
                <t:Interval>1</t:Interval>
                <t:DaysOfWeek>Monday Friday</t:DaysOfWeek>
                <t:FirstDayOfWeek>Monday</t:FirstDayOfWeek>
              </t:WeeklyRecurrence>
              <t:EndDateRecurrence>
                <t:StartDate>2026-03-02</t:StartDate>
                <t:EndDate>2026-06-30</t:EndDate>
              </t:EndDateRecurrence>
            </t:Recurrence>
            <t:Status>InProgress</t:Status>
          </t:Task>
        </m:Items>
      </m:CreateItem>`),
    );
    expect(made).toEqual({ ok: true, value: item });
  });

  it('says when the folder is not for tasks', async () => {
    const result = await createTask(literalService(reply('create-item-wrong-folder')), {
      folder: tasks,
      task: { subject: 'x' },
      marker: null,
    });
    expect(failureOf(result)).toMatchObject({ code: 'ErrorCannotCreateTaskInNonTaskFolder' });
  });
});

describe('updateTask', () => {
  it('sets and deletes what was touched, and never overwrites', async () => {
    const service = literalService(reply('update-item'));
    await updateTask(service, {
      item,
      change: { status: 'Completed', dueDate: null, reminderAt: null, recurrence: null },
    });
    expect(sentBody(service)).toBe(
      '<m:UpdateItem ConflictResolution="NeverOverwrite"><m:ItemChanges><t:ItemChange><t:ItemId Id="AAMkATask=" ChangeKey="EwAAATask"/><t:Updates>' +
        '<t:SetItemField><t:FieldURI FieldURI="item:ReminderIsSet"/><t:Task><t:ReminderIsSet>false</t:ReminderIsSet></t:Task></t:SetItemField>' +
        '<t:DeleteItemField><t:FieldURI FieldURI="task:DueDate"/></t:DeleteItemField>' +
        '<t:DeleteItemField><t:FieldURI FieldURI="task:Recurrence"/></t:DeleteItemField>' +
        '<t:SetItemField><t:FieldURI FieldURI="task:Status"/><t:Task><t:Status>Completed</t:Status></t:Task></t:SetItemField>' +
        '</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>',
    );
    const stale = literalService(reply('update-item-conflict'));
    expect(failureOf(await updateTask(stale, { item, change: { subject: 'x' } }))).toMatchObject({
      kind: 'conflict',
    });
    expect(failureOf(await updateTask(stale, { item, change: {} }))).toMatchObject({
      kind: 'invalid-request',
    });
    expect(stale.transport.requests).toHaveLength(1);
  });
});

describe('deleteItem', () => {
  it('deletes the task that is due now, or all of a recurring one', async () => {
    const one = literalService(reply('delete-item'));
    const all = literalService(reply('delete-item'));
    const request = { items: [item, item], deleteType: 'MoveToDeletedItems' } as const;
    await deleteItem(one, request);
    await deleteItem(all, { ...request, affectedTasks: 'AllOccurrences' });
    expect(sentBody(one)).toContain('AffectedTaskOccurrences="SpecifiedOccurrenceOnly"');
    expect(sentBody(all)).toContain('AffectedTaskOccurrences="AllOccurrences"');
  });
});
