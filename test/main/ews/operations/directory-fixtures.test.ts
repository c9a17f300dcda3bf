import { describe, expect, it } from 'vitest';
import type { Result } from '../../../../shared/result.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import { hasFixtures, responseFixtures, type Fixture } from '../ews-fixtures.ts';
import { failureOf, literalService, valueOf } from '../literal-service.ts';
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

const address = 'ann@contoso.test';
const delegate = { address, levels: {}, receivesCopies: false, viewPrivateItems: false };
const name = { name: 'X', folder: { by: 'id', folderId: 'A' } } as const;
const content = { dictionary: null, xml: null, binary: null };
const replies = {
  state: 'Disabled',
  audience: 'None',
  start: null,
  end: null,
  internalReply: '',
  externalReply: '',
} as const;

type Run = (service: EwsService, count: number) => Promise<Result<unknown>>;

/** Each operation, with as many things asked for as the response answers. */
const runs: Readonly<Record<string, Run>> = {
  GetUserAvailability: (service, count) =>
    getUserAvailability(service, {
      mailboxes: times(count, { address, attendee: 'Required' }),
      start: '2000-01-01T00:00:00Z',
      end: '2099-01-01T00:00:00Z',
      view: 'DetailedMerged',
      intervalMinutes: 30,
      suggest: null,
    }),
  ExpandDL: (service) => expandDL(service, { by: 'address', address }),
  FindPeople: (service) => findPeople(service, { words: 'a', folder: null, offset: 0, limit: 100 }),
  GetRoomLists: (service) => getRoomLists(service),
  GetRooms: (service) => getRooms(service, { roomList: address }),
  GetMailTips: (service, count) =>
    getMailTips(service, { sender: address, recipients: times(count, address) }),
  GetUserOofSettings: (service) => getUserOofSettings(service),
  SetUserOofSettings: (service) => setUserOofSettings(service, { replies }),
  AddDelegate: (service, count) =>
    addDelegate(service, { delegates: times(count, delegate), deliverMeetingRequests: null }),
  UpdateDelegate: (service, count) =>
    updateDelegate(service, { delegates: times(count, delegate), deliverMeetingRequests: null }),
  RemoveDelegate: (service, count) => removeDelegate(service, { addresses: times(count, address) }),
  GetInboxRules: (service) => getInboxRules(service),
  UpdateInboxRules: (service) =>
    updateInboxRules(service, {
      changes: [{ change: 'delete', ruleId: 'A' }],
      mayEraseOutlookRules: false,
    }),
  GetUserConfiguration: (service) => getUserConfiguration(service, name),
  CreateUserConfiguration: (service) => createUserConfiguration(service, { name, content }),
  UpdateUserConfiguration: (service) => updateUserConfiguration(service, { name, content }),
  GetServerTimeZones: (service) => getServerTimeZones(service),
  ConvertId: (service, count) =>
    convertId(service, { ids: times(count, 'A'), from: 'EwsId', to: 'HexEntryId' }),
  GetUserPhoto: (service) => getUserPhoto(service, { address, size: 'HR96x96' }),
  GetServiceConfiguration: (service) => getServiceConfiguration(service),
};

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: Math.max(count, 1) }, () => value);
}

/** How many things a response answers, by the names that these operations have for one answer. */
function answers({ text }: Fixture): number {
  const names = /<(?:\w+:)?(?:FreeBusyResponse|\w+ResponseMessageType|ConvertIdResponseMessage)[\s>]/gu;
  return text.match(names)?.length ?? 1;
}

describe.skipIf(!hasFixtures)('published responses (skipped without ../shared/data)', () => {
  const ours = (hasFixtures ? responseFixtures() : []).filter(({ operation }) =>
    Object.hasOwn(runs, operation),
  );

  it('give a value or a failure, whatever they hold', async () => {
    for (const fixture of ours) {
      const result = await runs[fixture.operation]?.(literalService(fixture.text), answers(fixture));
      expect([fixture.file, typeof result?.ok]).toEqual([fixture.file, 'boolean']);
    }
    expect(ours.length).toBeGreaterThan(45);
    expect(new Set(ours.map(({ operation }) => operation))).toEqual(new Set(Object.keys(runs)));
  });

  it('give a value wherever they validate and refuse nothing', async () => {
    // Voice mail is configured there, which this program does not ask for.
    const other = 'responses/GetServiceConfiguration/msdocs-01.xml';
    const good = ours.filter(
      ({ file, validates, text }) =>
        validates && file !== other && !/ResponseClass\s*=\s*"Error"/u.test(text),
    );
    const unread: string[] = [];
    for (const fixture of good) {
      const result = await runs[fixture.operation]?.(literalService(fixture.text), answers(fixture));
      if (result?.ok !== true || JSON.stringify(result).includes('"ok":false')) unread.push(fixture.file);
    }
    expect(good.length).toBeGreaterThan(25);
    expect(unread).toEqual([]);
  });

  it('give their codes where they are refusals', async () => {
    const refused = ours.filter(
      ({ validates, text }) => validates && /ResponseClass\s*=\s*"Error"/u.test(text),
    );
    for (const fixture of refused) {
      const result = await runs[fixture.operation]?.(literalService(fixture.text), answers(fixture));
      const code = /ResponseCode>(Error\w+)</u.exec(fixture.text)?.[1];
      expect([fixture.file, JSON.stringify(result).includes(`"code":"${code ?? ''}"`)]).toEqual([
        fixture.file,
        true,
      ]);
    }
    expect(refused.length).toBeGreaterThan(3);
  });
});

function published(file: string): string {
  return responseFixtures().find((each) => each.file === `responses/${file}`)?.text ?? '';
}

describe.skipIf(!hasFixtures)('values of published responses (skipped without ../shared/data)', () => {
  it('are those that stand in them', async () => {
    const hours = valueOf(
      await getUserAvailability(literalService(published('GetUserAvailability/ews-javascript-api-02.xml')), {
        mailboxes: times(2, { address, attendee: 'Required' }),
        start: '2015-06-16T00:00:00Z',
        end: '2015-06-17T00:00:00Z',
        view: 'Detailed',
        intervalMinutes: 30,
        suggest: { meetingMinutes: 30, perDay: 1 },
      }),
    );
    expect(hours.suggestions).toEqual({ ok: true, value: [] });
    expect(hours.mailboxes).toMatchObject([
      { ok: true, value: { view: 'Detailed', workingHours: { zone: { biasMinutes: 300 } } } },
      { ok: true, value: { view: 'FreeBusy', workingHours: { zone: { biasMinutes: 480 } } } },
    ]);
    const lists = valueOf(await getRoomLists(literalService(published('GetRoomLists/msdocs-01.xml'))));
    expect(lists).toEqual([{ name: 'Room List', address: 'RoomList@contoso.com' }]);
    const unavailable = await getServiceConfiguration(
      literalService(published('GetServiceConfiguration/msdocs-01.xml')),
    );
    expect(failureOf(unavailable)).toMatchObject({ kind: 'reply-refused', reason: 'unexpected' });
  });
});
