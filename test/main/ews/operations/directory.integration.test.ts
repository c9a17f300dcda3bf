import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCategoryList, writeCategoryList } from '../../../../main/ews/elements/category-list.ts';
import { addDelegate } from '../../../../main/ews/operations/add-delegate.ts';
import { convertId } from '../../../../main/ews/operations/convert-id.ts';
import { createUserConfiguration } from '../../../../main/ews/operations/create-user-configuration.ts';
import { expandDL } from '../../../../main/ews/operations/expand-dl.ts';
import { findItem } from '../../../../main/ews/operations/find-item.ts';
import { findPeople } from '../../../../main/ews/operations/find-people.ts';
import { getDelegate } from '../../../../main/ews/operations/get-delegate.ts';
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
import type { DelegateSettings } from '../../../../shared/model/people/delegate.ts';
import type { RuleContent } from '../../../../shared/model/inbox-rule.ts';
import { failureOf, valueOf } from '../literal-service.ts';
import { ana, folderOf, jun, mary, rob, startSampleOffice, type SampleOffice } from './sample-office.ts';

const hostile = 'A <b>bold</b> & "quoted" ]]> é 漢 😀';
let office: SampleOffice;

beforeAll(async () => {
  office = await startSampleOffice();
});

afterAll(async () => {
  await office.stop();
});

describe('looking at the sample Exchange', () => {
  it('sees free and busy times as far as each calendar lets it, with proposals', async () => {
    const service = office.open(rob, mary, 'delegate');
    const { mailboxes, suggestions } = valueOf(
      await getUserAvailability(service, {
        mailboxes: [
          { address: mary, attendee: 'Required' },
          { address: ana, attendee: 'Optional' },
          { address: 'nobody@contoso.test', attendee: 'Optional' },
        ],
        start: '2026-11-24T00:00:00.000Z',
        end: '2026-11-26T00:00:00.000Z',
        view: 'DetailedMerged',
        intervalMinutes: 60,
        suggest: { meetingMinutes: 30, perDay: 3 },
      }),
    );
    const [boss, colleague, stranger] = mailboxes;
    if (boss?.ok !== true || colleague?.ok !== true) throw new Error(JSON.stringify(mailboxes));
    expect(boss.value.view).toBe('DetailedMerged');
    expect(boss.value.merged).toMatch(/^[0-4]{48}$/u);
    expect(boss.value.events.some(({ details }) => (details?.subject ?? '') !== '')).toBe(true);
    expect(boss.value.workingHours?.periods[0]).toMatchObject({ startMinute: 540, endMinute: 1020 });
    expect(colleague.value.events.every(({ details }) => details === null)).toBe(true);
    expect(failureOf(stranger)).toMatchObject({
      code: 'ErrorMailRecipientNotFound',
      advice: { cause: expect.stringContaining('nobody@contoso.test') },
    });
    if (suggestions?.ok !== true) throw new Error(JSON.stringify(suggestions));
    expect(suggestions.value.length).toBeGreaterThan(0);
    expect(suggestions.value[0]?.conflicts).toHaveLength(3);
  });

  it('finds rooms, members of groups and people', async () => {
    const service = office.open(rob, rob, 'own');
    const lists = valueOf(await getRoomLists(service));
    expect(lists.map(({ name }) => name)).toEqual(['Board rooms', 'Small rooms']);
    const rooms = valueOf(await getRooms(service, { roomList: lists[0]?.address ?? '' }));
    expect(rooms.map(({ address }) => address)).toEqual([
      'board.room4@contoso.test',
      'board.room2@contoso.test',
    ]);
    expect(failureOf(await getRooms(service, { roomList: mary }))).toMatchObject({
      code: 'ErrorNameResolutionNoResults',
    });
    const group = valueOf(await expandDL(service, { by: 'address', address: 'dl.frost4@contoso.test' }));
    expect(group.members.map(({ kind }) => kind)).toContain('PublicDL');
    expect(group.members[0]?.person.address).toBe(jun);
    const page = valueOf(await findPeople(service, { words: 'mary', folder: null, offset: 0, limit: 5 }));
    expect(page.people.map(({ person }) => person.address)).toContain(mary);
  });

  it('reads tips, pictures, zones and what the server says of itself', async () => {
    const service = office.open(rob, rob, 'own');
    const tips = valueOf(
      await getMailTips(service, { sender: rob, recipients: [mary, 'nobody@contoso.test'] }),
    );
    expect(tips).toMatchObject([
      { ok: true, value: { isInvalid: false } },
      { ok: true, value: { isInvalid: true } },
    ]);
    expect(valueOf(await getServiceConfiguration(service)).internalDomains).toEqual([
      { name: 'contoso.test', includesSubdomains: false },
    ]);
    const zones = valueOf(await getServerTimeZones(service));
    expect(zones.map(({ id }) => id)).toContain('W. Europe Standard Time');
    const picture = valueOf(await getUserPhoto(service, { address: mary, size: 'HR96x96' }));
    expect(picture?.mediaType).toBe('image/png');
    expect(
      valueOf(await getUserPhoto(service, { address: 'board.room4@contoso.test', size: 'HR96x96' })),
    ).toBeNull();
  });

  it('rewrites an id to hexadecimal and back', async () => {
    const service = office.open(rob, mary, 'delegate');
    const page = valueOf(await findItem(service, { folder: folderOf(mary, 'inbox'), offset: 0, limit: 1 }));
    const itemId = page.rows[0]?.row.itemId ?? '';
    const [hex, broken] = valueOf(
      await convertId(service, { ids: [itemId, '?'], from: 'EwsId', to: 'HexEntryId' }),
    );
    if (hex?.ok !== true) throw new Error(JSON.stringify(hex));
    expect(hex.value).toMatch(/^[0-9A-F]+$/u);
    expect(failureOf(broken)).toMatchObject({ code: 'ErrorInvalidIdMalformed' });
    const back = valueOf(await convertId(service, { ids: [hex.value], from: 'HexEntryId', to: 'EwsId' }));
    expect(back).toEqual([{ ok: true, value: itemId }]);
  });
});

function as(address: string, calendar: 'Editor' | 'Reviewer'): DelegateSettings {
  return { address, levels: { calendar }, receivesCopies: false, viewPrivateItems: true };
}

describe('changing the settings of a mailbox', () => {
  it('sets automatic replies for the owner and refuses a delegate', async () => {
    const replies = {
      state: 'Scheduled',
      audience: 'Known',
      start: '2026-11-25T00:00:00.000Z',
      end: '2026-11-30T00:00:00.000Z',
      internalReply: hostile,
      externalReply: '',
    } as const;
    const owner = office.open(mary, mary, 'own');
    expect(await setUserOofSettings(owner, { replies })).toEqual({ ok: true, value: null });
    expect(valueOf(await getUserOofSettings(owner)).replies).toEqual(replies);
    const late = { ...replies, start: '2026-11-01T00:00:00.000Z', end: '2026-11-02T00:00:00.000Z' };
    expect(failureOf(await setUserOofSettings(owner, { replies: late }))).toMatchObject({
      code: 'ErrorInvalidScheduledOofDuration',
    });
    const delegate = office.open(rob, mary, 'delegate');
    expect(failureOf(await getUserOofSettings(delegate))).toMatchObject({ code: 'ErrorAccessDenied' });
  });

  it('adds, changes and removes delegates one by one', async () => {
    const owner = office.open(mary, mary, 'own');
    const added = valueOf(
      await addDelegate(owner, {
        delegates: [as(rob, 'Editor'), as(ana, 'Editor'), as(mary, 'Editor'), as('nobody@x.test', 'Editor')],
        deliverMeetingRequests: 'DelegatesAndMe',
      }),
    );
    expect(added.map((each) => (each.ok ? 'added' : failureOf(each)))).toMatchObject([
      { code: 'ErrorDelegateAlreadyExists' },
      'added',
      { code: 'ErrorDelegateCannotAddOwner' },
      { code: expect.stringMatching(/^Error/u) },
    ]);
    const updated = valueOf(
      await updateDelegate(owner, {
        delegates: [as(ana, 'Reviewer'), as(jun, 'Reviewer')],
        deliverMeetingRequests: null,
      }),
    );
    expect(updated[0]).toEqual({ ok: true, value: null });
    expect(failureOf(updated[1])).toMatchObject({ code: 'ErrorNotDelegate' });
    const listed = valueOf(await getDelegate(owner));
    expect(listed.deliverMeetingRequests).toBe('DelegatesAndMe');
    expect(listed.list.find(({ person }) => person.address === ana)).toMatchObject({
      viewPrivateItems: true,
      levels: { calendar: 'Reviewer' },
    });
    const removed = valueOf(await removeDelegate(owner, { addresses: [ana, ana] }));
    expect(removed.map(({ ok }) => ok)).toEqual([true, false]);
    const guest = office.open(rob, mary, 'delegate');
    expect(failureOf(await removeDelegate(guest, { addresses: [rob] }))).toMatchObject({
      code: 'ErrorAccessDenied',
    });
  });

  it('makes, changes and deletes a rule, all of the changes or none', async () => {
    const owner = office.open(mary, mary, 'own');
    const rule: RuleContent = {
      name: hostile,
      priority: 1,
      isEnabled: true,
      conditions: [
        { kind: 'texts', name: 'ContainsSubjectStrings', texts: [hostile] },
        { kind: 'people', name: 'FromAddresses', people: [{ name: 'Rob', address: rob }] },
      ],
      exceptions: [{ kind: 'plain', name: 'SentOnlyToMe' }],
      actions: [
        { kind: 'folder', name: 'MoveToFolder', folder: { by: 'name', name: 'junkemail' } },
        { kind: 'plain', name: 'StopProcessingRules' },
      ],
    };
    const change = (changes: Parameters<typeof updateInboxRules>[1]['changes']) =>
      updateInboxRules(owner, { changes, mayEraseOutlookRules: false });
    expect(valueOf(await change([{ change: 'create', rule }]))).toEqual({ outcome: 'saved' });
    const [made] = valueOf(await getInboxRules(owner)).rules.filter(({ name }) => name === hostile);
    expect(made).toMatchObject({ ...rule, isWhole: true });
    const ruleId = made?.ruleId ?? '';
    const mixed = await change([
      { change: 'set', ruleId, rule: { ...rule, name: 'Lost' } },
      { change: 'delete', ruleId: 'nothing' },
    ]);
    expect(valueOf(mixed)).toMatchObject({
      outcome: 'refused',
      mistakes: [{ index: 1, code: 'RuleNotFound' }],
    });
    expect(valueOf(await change([{ change: 'delete', ruleId }]))).toEqual({ outcome: 'saved' });
    expect(valueOf(await getInboxRules(owner)).rules.map(({ name }) => name)).not.toContain('Lost');
  });

  it('adds a category to the list that the calendar keeps, and loses nothing of the others', async () => {
    const owner = office.open(mary, mary, 'own');
    const name = { name: 'CategoryList', folder: folderOf(mary, 'calendar') };
    const read = async () => {
      const { xml } = valueOf(await getUserConfiguration(owner, name));
      return valueOf(readCategoryList(xml ?? new Uint8Array(), owner.host));
    };
    const before = await read();
    expect(before.entries.length).toBeGreaterThan(0);
    const entry = { name: hostile, color: 7, guid: '{00000000-0000-4000-a000-0000000000FF}', attributes: [] };
    const xml = writeCategoryList({ ...before, entries: [...before.entries, entry] });
    const content = { dictionary: null, xml, binary: null };
    expect(await updateUserConfiguration(owner, { name, content })).toEqual({ ok: true, value: null });
    const after = await read();
    expect(after.entries.slice(0, -1)).toEqual(before.entries);
    expect(after.entries.at(-1)).toMatchObject({ name: hostile, color: 7 });
  });

  it('makes a configuration once, and says that it is not there before', async () => {
    const owner = office.open(mary, mary, 'own');
    const name = { name: 'Onbehalf', folder: folderOf(mary, 'calendar') };
    expect(failureOf(await getUserConfiguration(owner, name))).toMatchObject({ code: 'ErrorItemNotFound' });
    const content = {
      dictionary: [{ key: { type: 'String', texts: ['hue'] }, value: { type: 'String', texts: [hostile] } }],
      xml: null,
      binary: Buffer.from([0, 255]),
    };
    expect(await createUserConfiguration(owner, { name, content })).toEqual({ ok: true, value: null });
    expect(failureOf(await createUserConfiguration(owner, { name, content }))).toMatchObject({
      code: 'ErrorItemSave',
    });
    expect(valueOf(await getUserConfiguration(owner, name))).toEqual({ ...content, xml: null });
  });
});
