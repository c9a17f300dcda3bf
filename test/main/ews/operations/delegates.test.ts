import { describe, expect, it } from 'vitest';
import { addDelegate } from '../../../../main/ews/operations/add-delegate.ts';
import { removeDelegate } from '../../../../main/ews/operations/remove-delegate.ts';
import { updateDelegate } from '../../../../main/ews/operations/update-delegate.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const rob = 'rob@contoso.test';
const jun = 'jun@contoso.test';
const asEditor = {
  address: rob,
  levels: { calendar: 'Editor', inbox: 'Reviewer' },
  receivesCopies: true,
  viewPrivateItems: false,
} as const;

const ask = (text: string, count: number) =>
  addDelegate(literalService(text), {
    delegates: Array.from({ length: count }, () => asEditor),
    deliverMeetingRequests: null,
  });

describe('the list of delegates', () => {
  it('is added to as a write, and answers for each person in order', async () => {
    const service = literalService(reply('add-delegate'), 'own');
    const results = valueOf(
      await addDelegate(service, {
        delegates: [asEditor, { ...asEditor, address: jun, levels: {} }],
        deliverMeetingRequests: 'DelegatesAndMe',
      }),
    );
    expect(failureOf(results[0])).toMatchObject({ code: 'ErrorDelegateAlreadyExists' });
    expect(results[1]).toEqual({ ok: true, value: null });
    expect(service.transport.requests[0]).toMatchObject({ intent: 'write' });
    expect(sentBody(service)).toBe(
      compact(`
      <m:AddDelegate>
        <m:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></m:Mailbox>
        <m:DelegateUsers>
          <t:DelegateUser>
            <t:UserId><t:PrimarySmtpAddress>rob@contoso.test</t:PrimarySmtpAddress></t:UserId>
            <t:DelegatePermissions><t:CalendarFolderPermissionLevel>Editor</t:CalendarFolderPermissionLevel><t:InboxFolderPermissionLevel>Reviewer</t:InboxFolderPermissionLevel></t:DelegatePermissions>
            <t:ReceiveCopiesOfMeetingMessages>true</t:ReceiveCopiesOfMeetingMessages><t:ViewPrivateItems>false</t:ViewPrivateItems>
          </t:DelegateUser>
          <t:DelegateUser>
            <t:UserId><t:PrimarySmtpAddress>jun@contoso.test</t:PrimarySmtpAddress></t:UserId>
            <t:ReceiveCopiesOfMeetingMessages>true</t:ReceiveCopiesOfMeetingMessages><t:ViewPrivateItems>false</t:ViewPrivateItems>
          </t:DelegateUser>
        </m:DelegateUsers>
        <m:DeliverMeetingRequests>DelegatesAndMe</m:DeliverMeetingRequests>
      </m:AddDelegate>`),
    );
  });

  it('is changed and shortened in the same way', async () => {
    const update = reply('add-delegate').replaceAll('AddDelegate', 'UpdateDelegate');
    const remove = reply('add-delegate').replaceAll('AddDelegate', 'RemoveDelegate');
    const updated = valueOf(
      await updateDelegate(literalService(update), {
        delegates: [asEditor, asEditor],
        deliverMeetingRequests: null,
      }),
    );
    const removed = valueOf(await removeDelegate(literalService(remove), { addresses: [rob, jun] }));
    expect([updated, removed].map((results) => results.map(({ ok }) => ok))).toEqual([
      [false, true],
      [false, true],
    ]);
  });

  it('takes a change of the delivery alone, which answers for nobody', async () => {
    const text = reply('add-delegate')
      .replaceAll('AddDelegate', 'UpdateDelegate')
      .replace(/<m:ResponseMessages>[^]*<\/m:ResponseMessages>/u, '');
    const service = literalService(text);
    const none = { delegates: [], deliverMeetingRequests: 'NoForward' } as const;
    expect(await updateDelegate(service, none)).toEqual({ ok: true, value: [] });
    expect(failureOf(await updateDelegate(service, { ...none, deliverMeetingRequests: null }))).toMatchObject(
      {
        kind: 'invalid-request',
      },
    );
  });

  it('is refused as a whole by its code, and of unknown outcome where an answer is missing', async () => {
    const whole = reply('add-delegate')
      .replace('"Success"', '"Error"')
      .replace('NoError', 'ErrorDelegateMissingConfiguration');
    expect(failureOf(await ask(whole, 2))).toMatchObject({ code: 'ErrorDelegateMissingConfiguration' });
    expect(failureOf(await ask(reply('add-delegate'), 3))).toEqual({
      kind: 'outcome-unknown',
      operation: 'AddDelegate',
    });
    expect(failureOf(await ask(reply('fault-busy'), 1))).toMatchObject({ kind: 'server-busy' });
  });
});
