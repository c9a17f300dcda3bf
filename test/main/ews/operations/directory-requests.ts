import { addDelegate } from '../../../../main/ews/operations/add-delegate.ts';
import { convertId } from '../../../../main/ews/operations/convert-id.ts';
import { createUserConfiguration } from '../../../../main/ews/operations/create-user-configuration.ts';
import { expandDL } from '../../../../main/ews/operations/expand-dl.ts';
import { findPeople } from '../../../../main/ews/operations/find-people.ts';
import { getInboxRules } from '../../../../main/ews/operations/get-inbox-rules.ts';
import { getMailTips } from '../../../../main/ews/operations/get-mail-tips.ts';
import { getRoomLists } from '../../../../main/ews/operations/get-room-lists.ts';
import { getRooms } from '../../../../main/ews/operations/get-rooms.ts';
import { getServerTimeZones } from '../../../../main/ews/operations/get-server-time-zones.ts';
import { getServiceConfiguration } from '../../../../main/ews/operations/get-service-configuration.ts';
import { getUserAvailability } from '../../../../main/ews/operations/get-user-availability.ts';
import { getUserConfiguration } from '../../../../main/ews/operations/get-user-configuration.ts';
import { getUserOofSettings } from '../../../../main/ews/operations/get-user-oof-settings.ts';
import { getUserPhoto } from '../../../../main/ews/operations/get-user-photo.ts';
import { removeDelegate } from '../../../../main/ews/operations/remove-delegate.ts';
import { setUserOofSettings } from '../../../../main/ews/operations/set-user-oof-settings.ts';
import { updateDelegate } from '../../../../main/ews/operations/update-delegate.ts';
import { updateInboxRules } from '../../../../main/ews/operations/update-inbox-rules.ts';
import { updateUserConfiguration } from '../../../../main/ews/operations/update-user-configuration.ts';
import {
  plainActions,
  plainConditions,
  textConditions,
  type RuleContent,
} from '../../../../shared/model/inbox-rule.ts';
import type { RequestOf } from './every-request.ts';

const address = 'ann@contoso.test';
const calendar = { by: 'name', name: 'calendar', mailbox: 'mary@contoso.test' } as const;
const delegate = { address, levels: {}, receivesCopies: false, viewPrivateItems: true } as const;
const levels = {
  journal: 'None',
  inbox: 'Reviewer',
  calendar: 'Editor',
  notes: 'Author',
  tasks: 'None',
  contacts: 'Reviewer',
} as const;
const people = (name: string) => [{ name, address }];

/** Every condition and every action that there is, in an order that is not the schema's. */
function wholeRule(value: string): RuleContent {
  const conditions: RuleContent['conditions'] = [
    { kind: 'sizes', name: 'WithinSizeRange', minimum: 1, maximum: 900 },
    {
      kind: 'dates',
      name: 'WithinDateRange',
      start: '2026-01-01T00:00:00.000Z',
      end: '2026-02-01T00:00:00.000Z',
    },
    { kind: 'word', name: 'Sensitivity', word: 'Private' },
    { kind: 'word', name: 'Importance', word: 'High' },
    { kind: 'word', name: 'FlaggedForAction', word: 'FollowUp' },
    { kind: 'people', name: 'SentToAddresses', people: people(value) },
    { kind: 'people', name: 'FromAddresses', people: people(value) },
    ...plainConditions.map((name) => ({ kind: 'plain' as const, name })).toReversed(),
    ...textConditions.map((name) => ({ kind: 'texts' as const, name, texts: [value, value] })),
  ];
  return {
    name: value,
    priority: 2,
    isEnabled: true,
    conditions,
    exceptions: conditions.toReversed(),
    actions: [
      { kind: 'item', name: 'ServerReplyWithMessage', itemId: value },
      ...plainActions.map((name) => ({ kind: 'plain' as const, name })),
      { kind: 'folder', name: 'MoveToFolder', folder: { by: 'id', folderId: value } },
      { kind: 'folder', name: 'CopyToFolder', folder: { by: 'name', name: 'inbox' } },
      { kind: 'people', name: 'RedirectToRecipients', people: people(value) },
      { kind: 'people', name: 'ForwardToRecipients', people: people('') },
      { kind: 'word', name: 'MarkImportance', word: 'Low' },
      { kind: 'texts', name: 'AssignCategories', texts: [value] },
    ],
  };
}

function plainRule(value: string): RuleContent {
  const conditions: RuleContent['conditions'] = [{ kind: 'texts', name: 'ItemClasses', texts: [value] }];
  return { ...wholeRule(value), conditions, exceptions: [] };
}

/** Every operation on the directory and on the settings of a mailbox. */
export const directoryRequests: Readonly<Record<string, RequestOf>> = {
  getUserAvailability: (service) =>
    getUserAvailability(service, {
      mailboxes: [
        { address, attendee: 'Required' },
        { address: 'room@contoso.test', attendee: 'Room' },
      ],
      start: '2026-03-02T09:00:00.000Z',
      end: '2026-03-03T17:00:00.000Z',
      view: 'DetailedMerged',
      intervalMinutes: 30,
      suggest: { meetingMinutes: 60, perDay: 5 },
    }),
  expandDL: (service) => expandDL(service, { by: 'address', address }),
  expandContactGroup: (service, value) => expandDL(service, { by: 'id', itemId: value }),
  findPeople: (service, value) => findPeople(service, { words: value, folder: null, offset: 0, limit: 20 }),
  findContacts: (service, value) =>
    findPeople(service, { words: '', folder: { by: 'id', folderId: value }, offset: 20, limit: 20 }),
  getRoomLists: (service) => getRoomLists(service),
  getRooms: (service) => getRooms(service, { roomList: address }),
  getMailTips: (service) => getMailTips(service, { sender: address, recipients: [address, address] }),
  getUserOofSettings: (service) => getUserOofSettings(service),
  setUserOofSettings: (service, value) =>
    setUserOofSettings(service, {
      replies: {
        state: 'Scheduled',
        audience: 'Known',
        start: '2026-03-02T09:00:00.000Z',
        end: '2026-03-03T17:00:00.000Z',
        internalReply: value,
        externalReply: value,
      },
    }),
  addDelegate: (service) =>
    addDelegate(service, {
      delegates: [{ ...delegate, levels }, delegate],
      deliverMeetingRequests: 'DelegatesAndMe',
    }),
  updateDelegate: (service) =>
    updateDelegate(service, {
      delegates: [{ ...delegate, levels: { calendar: 'None' } }],
      deliverMeetingRequests: null,
    }),
  updateDelivery: (service) =>
    updateDelegate(service, { delegates: [], deliverMeetingRequests: 'NoForward' }),
  removeDelegate: (service) => removeDelegate(service, { addresses: [address, address] }),
  getInboxRules: (service) => getInboxRules(service),
  updateInboxRules: (service, value) =>
    updateInboxRules(service, {
      changes: [
        { change: 'create', rule: wholeRule(value) },
        { change: 'set', ruleId: value, rule: plainRule(value) },
        { change: 'delete', ruleId: value },
      ],
      mayEraseOutlookRules: true,
    }),
  getUserConfiguration: (service, value) =>
    getUserConfiguration(service, { name: 'X', folder: { by: 'id', folderId: value } }),
  createUserConfiguration: (service, value) =>
    createUserConfiguration(service, {
      name: { name: 'X', folder: { by: 'id', folderId: value } },
      content: {
        dictionary: [
          { key: { type: 'String', texts: [value] }, value: { type: 'StringArray', texts: [value, value] } },
          { key: { type: 'String', texts: [value] }, value: null },
        ],
        xml: null,
        binary: null,
      },
    }),
  updateUserConfiguration: (service) =>
    updateUserConfiguration(service, {
      name: { name: 'X', folder: calendar },
      content: { dictionary: null, xml: Buffer.from('<categories/>'), binary: Buffer.from([1, 2, 3]) },
    }),
  getServerTimeZones: (service) => getServerTimeZones(service),
  convertId: (service, value) => convertId(service, { ids: [value, value], from: 'EwsId', to: 'HexEntryId' }),
  getUserPhoto: (service) => getUserPhoto(service, { address, size: 'HR96x96' }),
  getServiceConfiguration: (service) => getServiceConfiguration(service),
};
