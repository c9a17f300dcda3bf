import { existsSync, readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { readMessage } from '../../../main/ews/elements/read-message.ts';
import { readPlainDocument } from '../../../main/ews/xml/plain-document.ts';
import { MessageHeader } from '../../../renderer/features/mail/reading/message-header.tsx';
import { marySession } from '../samples.ts';

/** Forms that real servers gave, beside this repository; absent on a machine that has only a clone. */
const folder = new URL('../../../../shared/cases/', import.meta.url);
const legacyPair = new URL('R05-on-behalf-legacy.xml', folder);
const stranger = new URL('R06-external-sender.xml', folder);
const areHere = existsSync(legacyPair) && existsSync(stranger);

/** The words of a header whose message names these people, as GetItem gives them. */
function drawn(people: string): string {
  const item = `<t:Message xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><t:ItemId Id="AAMk" ChangeKey="CQ"/><t:Subject>Budget</t:Subject>${people}</t:Message>`;
  const element = readPlainDocument(item, { host: 'mail.contoso.test', root: 'Message' });
  const read = element.ok ? readMessage(element.value) : null;
  if (read === null) throw new Error('The message could not be read.');
  return renderToStaticMarkup(<MessageHeader message={read.message} session={marySession} />)
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll('&lt; ', '<')
    .replaceAll('&lt;', '<')
    .replaceAll(/ ?&gt;/gu, '>');
}

const person = (kind: string, name: string, address: string, routing = 'SMTP') =>
  `<t:${kind}><t:Mailbox><t:Name>${name}</t:Name><t:EmailAddress>${address}</t:EmailAddress><t:RoutingType>${routing}</t:RoutingType></t:Mailbox></t:${kind}>`;
const textOf = (file: URL): string => readFileSync(file, 'utf8');

describe('who wrote and who sent', () => {
  test('are two where two addresses or two names are, and one where one person is written in two cases', () => {
    const jun = person('From', 'Jun Takeda', 'jun.takeda@contoso.test');
    expect(drawn(person('Sender', 'Rob Ellis', 'rob.ellis@contoso.test') + jun)).toContain(
      'Rob Ellis <rob.ellis@contoso.test> on behalf of Jun Takeda',
    );
    expect(drawn(person('Sender', 'Jun Takeda', 'JUN.Takeda@Contoso.Test') + jun)).not.toContain(
      'on behalf of',
    );
    const dn = '/O=CONTOSO/CN=RECIPIENTS/CN=ABC-JUN';
    const legacy = person('From', 'Jun Takeda', dn, 'EX');
    expect(drawn(person('Sender', 'Jun Takeda', dn.toLowerCase(), 'EX') + legacy)).not.toContain(
      'on behalf of',
    );
    expect(drawn(person('Sender', 'Rob Ellis', '/O=CONTOSO/CN=ABC-ROB', 'EX') + legacy)).toContain(
      'on behalf of',
    );
  });

  test.each(['Sender', 'ReplyTo'])('an outside %s behind a colleague’s name is called external', (kind) => {
    const people = (address: string) =>
      person('From', 'Jun Takeda', 'jun.takeda@contoso.test') + person(kind, 'Jun Takeda', address);
    expect(drawn(people('billing@evil.example'))).toMatch(/billing@evil\.example> ?external/u);
    expect(drawn(people('jun@contoso.test'))).not.toContain('external');
  });
});

describe.skipIf(!areHere)(
  `forms that servers gave${areHere ? '' : ' (not run: they are not beside this clone)'}`,
  () => {
    test('an assistant and a manager with legacy addresses are both named', () => {
      expect(drawn(textOf(legacyPair))).toMatch(/Tom Assistant.*on behalf of Lena Brandt/u);
    });

    test('a stranger with a colleague’s name is called external as sender and where answers go', () => {
      const [first = '', second = ''] = textOf(stranger).split('<!-- second form');
      expect(drawn(first)).toMatch(/billing@evil\.example> ?external on behalf of Jun Takeda/u);
      const colleague = person('From', 'Ana Lima', 'ana.lima@contoso.test');
      expect(drawn(colleague + second.slice(second.indexOf('-->') + 3))).toMatch(
        /Answers go to Ana Lima <ana@evil\.example> ?external/u,
      );
    });
  },
);
