import { expect, it } from 'vitest';
import { burdenOf } from '../../../../main/ews/transport/burden.ts';

it.each([
  ['GetFolder', '<m:GetFolder/>', { kind: 'call' }],
  ['SyncFolderItems', '<m:SyncFolderItems/>', { kind: 'sync' }],
  ['GetStreamingEvents', '<m:GetStreamingEvents/>', { kind: 'hanging' }],
  [
    'FindItem',
    '<m:FindItem Traversal="Shallow"><m:IndexedPageItemView MaxEntriesReturned="100" Offset="0" BasePoint="Beginning"/></m:FindItem>',
    { kind: 'find', rows: 100, isRestricted: false },
  ],
  ['FindItem', '<m:FindItem/>', { kind: 'find', rows: 1_000, isRestricted: false }],
  [
    'FindItem',
    '<m:FindItem><m:IndexedPageItemView MaxEntriesReturned="1000"/><m:QueryString>budget</m:QueryString></m:FindItem>',
    { kind: 'find', rows: 250, isRestricted: true },
  ],
  ['CreateItem', '<m:CreateItem MessageDisposition="SendAndSaveCopy"/>', { kind: 'send', messages: 1 }],
  ['CreateItem', '<m:CreateItem MessageDisposition="SaveOnly"/>', { kind: 'write' }],
  ['CreateItem', '<m:CreateItem SendMeetingInvitations="SendToNone"/>', { kind: 'write' }],
  [
    'DeleteItem',
    '<m:DeleteItem SendMeetingCancellations="SendToAllAndSaveCopy"/>',
    { kind: 'send', messages: 1 },
  ],
  [
    'SendItem',
    '<m:SendItem><t:ItemId Id="a"/><t:ItemId Id="b"/></m:SendItem>',
    { kind: 'send', messages: 2 },
  ],
  [
    'CreateItem',
    '<m:CreateItem MessageDisposition="SaveOnly"><t:Body>MessageDisposition="SendOnly"</t:Body></m:CreateItem>',
    { kind: 'write' },
  ],
])('%s of %s is charged for what it does', (operation, body, burden) => {
  const intent = burden.kind === 'send' || burden.kind === 'write' ? 'write' : 'read';
  expect(burdenOf({ operation, body, intent })).toEqual(burden);
});
