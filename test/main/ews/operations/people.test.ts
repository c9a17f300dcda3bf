import { describe, expect, it } from 'vitest';
import { roleOf, type MeetingSigns } from '../../../../main/ews/elements/meeting-role.ts';
import { getMessage } from '../../../../main/ews/operations/get-message.ts';
import { literalService, reply, valueOf } from '../literal-service.ts';

const legacyDn = '/O=CONTOSO/OU=EXCHANGE ADMINISTRATIVE GROUP (FYDIBOHF23SPDLT)/CN=RECIPIENTS/CN=ABC-KARIM';

/** A message to exactly these mailboxes, as their server writes them. */
async function recipients(...mailboxes: readonly string[]) {
  const people = mailboxes.map((inner) => `<t:Mailbox>${inner}</t:Mailbox>`).join('');
  const text = reply('get-message').replace(
    /<t:ToRecipients>[\s\S]*?<\/t:ToRecipients>/u,
    `<t:ToRecipients>${people}</t:ToRecipients>`,
  );
  const [first] = valueOf(
    await getMessage(literalService(text), { itemIds: ['AAMkAMessage=', 'AAMkAGone='] }),
  );
  return first?.ok === true ? first.value.message.to : first;
}

describe('a correspondent in a reply', () => {
  it('keeps the address in the case in which it came', async () => {
    expect(
      await recipients('<t:Name>Mary</t:Name><t:EmailAddress> Mary@Contoso.test </t:EmailAddress>'),
    ).toEqual([{ name: 'Mary', address: 'Mary@Contoso.test' }]);
  });

  it('keeps a legacy address, whatever the server calls it', async () => {
    const karim = { name: 'Karim', address: '', native: { routing: 'EX', value: legacyDn } };
    const inner = `<t:Name>Karim</t:Name><t:EmailAddress>${legacyDn}</t:EmailAddress>`;
    const said = ['<t:RoutingType>EX</t:RoutingType>', '<t:RoutingType>SMTP</t:RoutingType>', ''];
    expect(await recipients(...said.map((routing) => inner + routing))).toEqual([karim, karim, karim]);
  });

  it('keeps a private group, with its id where that is told', async () => {
    const group = '<t:Name>My team</t:Name><t:RoutingType>MAPIPDL</t:RoutingType>';
    const kind = '<t:MailboxType>PrivateDL</t:MailboxType>';
    expect(
      await recipients(`${group}${kind}`, `<t:Name>My team</t:Name>${kind}<t:ItemId Id="AAMkAGroup="/>`),
    ).toEqual([
      { name: 'My team', address: '', native: { routing: 'MAPIPDL', value: '' } },
      { name: 'My team', address: '', native: { routing: 'MAPIPDL', value: 'AAMkAGroup=' } },
    ]);
  });

  it('keeps a name alone, and leaves out what is too long to be anybody', async () => {
    const long = `/O=${'X'.repeat(3000)}`;
    expect(
      await recipients(
        '<t:Name>Jun Takeda</t:Name>',
        `<t:Name>Long</t:Name><t:EmailAddress>${long}</t:EmailAddress>`,
      ),
    ).toEqual([
      { name: 'Jun Takeda', address: '' },
      { name: 'Long', address: '' },
    ]);
  });
});

describe('whose meeting an item is', () => {
  const nothing: MeetingSigns = { isMeeting: true, myResponse: 'Unknown', isOrganizer: null, state: null };

  it.each([
    [{ myResponse: 'Organizer' }],
    [{ isOrganizer: true }],
    [{ state: 1 }],
    [{ state: 5 }],
    [{ myResponse: 'Organizer', isOrganizer: true, state: 1 }],
    [{ isMeeting: false }],
    [{ isMeeting: false, isOrganizer: false, state: 0 }],
  ] satisfies readonly (readonly [Partial<MeetingSigns>])[])('is the mailbox: %j', (signs) => {
    expect(roleOf({ ...nothing, ...signs })).toBe('organizer');
  });

  it.each([
    [{ myResponse: 'Accept' }],
    [{ myResponse: 'NoResponseReceived' }],
    [{ isOrganizer: false }],
    [{ state: 3 }],
    [{ state: 7, myResponse: 'Organizer' }],
    [{ isOrganizer: true, myResponse: 'Tentative' }],
    [{ isMeeting: false, myResponse: 'Decline' }],
  ] satisfies readonly (readonly [Partial<MeetingSigns>])[])('is somebody else: %j', (signs) => {
    expect(roleOf({ ...nothing, ...signs })).toBe('attendee');
  });

  it('is not known where the server says nothing', () => {
    expect(roleOf(nothing)).toBe('unknown');
  });
});
