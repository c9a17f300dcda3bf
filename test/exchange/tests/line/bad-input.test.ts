import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';

import { expect, test } from 'vitest';

import { parseXml } from '../../xml/parse.ts';
import { ask, envelopeOf, send, texts } from '../support/client.ts';
import { password, rob } from '../support/fixture.ts';
import { folder, getFolder, useOffice } from '../support/office.ts';

const office = useOffice();
const headers = { Authorization: `Basic ${Buffer.from(`${rob}:${password}`).toString('base64')}` };
const post = (body: string, more: Readonly<Record<string, string>> = {}) =>
  send(office.exchange().url, body, { headers: { ...headers, ...more } });
const good = envelopeOf(getFolder(folder('inbox')));

test.each([
  ['nothing', ''],
  ['text', 'hello'],
  ['half a document', good.slice(0, 300)],
  ['a document type', good.replace('?>', '?><!DOCTYPE s:Envelope [<!ENTITY x "y">]>')],
  ['an unknown entity', good.replace('Default', '&x;')],
  ['a prefix nobody declared', good.replaceAll('m:GetFolder', 'q:GetFolder')],
  ['two roots', good + good.slice(good.indexOf('<s:'))],
  ['a duplicate attribute', good.replace('Id="inbox"', 'Id="inbox" Id="inbox"')],
  ['200 levels', good.replace('<m:FolderIds>', '<m:FolderIds>'.repeat(200))],
  ['another envelope', '<a/>'],
  ['a request from no namespace of EWS', good.replaceAll('m:GetFolder', 't:GetFolder')],
])('answers %s with ErrorSchemaValidation, and lives', async (_case, body) => {
  const answer = await post(body);
  expect(answer.status).toBe(500);
  expect(texts(answer.body, 'ResponseCode')).toEqual(['ErrorSchemaValidation']);
  expect(texts(answer.body, 'Violation')).toHaveLength(1);
  expect((await post(good)).status).toBe(200);
});

const page = (attributes: string) =>
  envelopeOf(
    `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:IndexedPageItemView ${attributes}/><m:ParentFolderIds>${folder('inbox')}</m:ParentFolderIds></m:FindItem>`,
  );
const subscription = (minutes: string) =>
  envelopeOf(
    `<m:Subscribe><m:PullSubscriptionRequest><t:FolderIds>${folder('inbox')}</t:FolderIds><t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes><t:Timeout>${minutes}</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>`,
  );
const tagged = (tag: string) =>
  good.replace(
    '</t:BaseShape>',
    `</t:BaseShape><t:AdditionalProperties><t:ExtendedFieldURI PropertyTag="${tag}" PropertyType="String"/></t:AdditionalProperties>`,
  );

test.each([
  ['an element that is missing', good.replace(/<m:FolderIds>.*<\/m:FolderIds>/, '')],
  ['an element that does not belong there', good.replace('<m:FolderIds>', '<m:Restriction/><m:FolderIds>')],
  [
    'elements in another order',
    good.replace(/(<m:FolderShape>.*<\/m:FolderShape>)(<m:FolderIds>.*<\/m:FolderIds>)/, '$2$1'),
  ],
  [
    'an element of the other namespace',
    good.replace('<t:BaseShape>Default</t:BaseShape>', '<m:BaseShape>Default</m:BaseShape>'),
  ],
  ['a word that is none', good.replace('>Default<', '>Everything<')],
  ['text where elements belong', good.replace('<m:FolderIds>', '<m:FolderIds>inbox')],
  ['an attribute that is missing', page('BasePoint="Beginning"')],
  ['an attribute that does not belong there', page('BasePoint="Beginning" Offset="0" Colour="blue"')],
  ['a number that is none', page('BasePoint="Beginning" Offset="many"')],
  ['a number beyond 32 bits', page('BasePoint="Beginning" Offset="2147483648"')],
  ['a number below its bound', subscription('0')],
  ['a number above its bound', subscription('1441')],
  ['a text against its pattern', tagged('0x10000')],
])('answers %s with the fault of a schema breach', async (_case, body) => {
  const answer = await post(body);
  expect([answer.status, texts(answer.body, 'ResponseCode')]).toEqual([500, ['ErrorSchemaValidation']]);
  expect(texts(answer.body, 'Violation')[0]).not.toBe('');
});

test('takes what keeps to the schema by a hair', async () => {
  for (const body of [
    page('BasePoint="Beginning" Offset="2147483647"'),
    subscription('1440'),
    tagged('0xFFFF'),
  ])
    expect((await post(body)).status).toBe(200);
});

test('refuses an operation that it does not know, and a version that does not exist', async () => {
  expect(texts((await post(good.replaceAll('m:GetFolder', 'm:GetNothing'))).body, 'ResponseCode')).toEqual([
    'ErrorInvalidRequest',
  ]);
  expect(texts((await post(good.replace('Exchange2016', 'Exchange1999'))).body, 'ResponseCode')).toEqual([
    'ErrorInvalidServerVersion',
  ]);
});

test('refuses a time zone that Windows has not', async () => {
  const context =
    '<t:TimeZoneContext><t:TimeZoneDefinition Id="Europe/Berlin"/></t:TimeZoneContext></s:Header>';
  expect(texts((await post(good.replace('</s:Header>', context))).body, 'ResponseCode')).toEqual([
    'ErrorTimeZone',
  ]);
});

test('refuses chunked requests, other paths and other methods', async () => {
  expect((await post(good, { 'Transfer-Encoding': 'chunked' })).status).toBe(400);
  const { url } = office.exchange();
  expect((await send(url.replace('EWS', 'OWA'), good, { headers })).status).toBe(404);
  const status = await new Promise((resolve) => {
    request(url, { method: 'GET', headers }, (response) => resolve(response.statusCode)).end();
  });
  expect(status).toBe(405);
});

test.each(['GET', 'OPTIONS', 'HEAD'])('asks for sign-in before it refuses %s', async (method) => {
  const asked = await new Promise<IncomingMessage>((resolve) => {
    request(office.exchange().url, { method }, resolve).end();
  });
  asked.resume();
  expect(asked.statusCode).toBe(401);
  expect(asked.headers['www-authenticate']).toContain('Basic');
  const refused = await new Promise<IncomingMessage>((resolve) => {
    request(office.exchange().url, { method, headers }, resolve).end();
  });
  refused.resume();
  expect([refused.statusCode, refused.headers.allow]).toEqual([405, 'POST']);
});

test('echoes client-request-id only when asked', async () => {
  const id = { 'client-request-id': 'abc' };
  expect((await post(good, id)).headers['client-request-id']).toBeUndefined();
  expect((await post(good, { ...id, 'return-client-request-id': 'true' })).headers['client-request-id']).toBe(
    'abc',
  );
});

test('keeps text as it was sent, and escapes it on the way out', async () => {
  const subject = '&lt;script&gt; &amp;amp; "quotes" 😀 <![CDATA[<raw>]]>&#x9;';
  const body = `<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Message><t:Subject>${subject}</t:Subject></t:Message></m:Items></m:CreateItem>`;
  const made = await ask({ url: office.exchange().url, as: rob, body });
  expect(texts(made.body, 'ResponseCode')).toEqual(['NoError']);
  expect(office.exchange().ledger.changes[0]?.subject).toBe('<script> &amp; "quotes" 😀 <raw>\t');
});

test('the parser keeps namespaces, attributes and text, whatever the names', () => {
  const parsed = parseXml(
    '<a xmlns="urn:1" xmlns:p="urn:2"><p:__proto__ x="1&#10;2">t&#65;</p:__proto__><constructor/></a>',
  );
  expect(
    parsed.ok && parsed.root.children.map((one) => [one.namespace, one.name, one.text, [...one.attributes]]),
  ).toEqual([
    ['urn:2', '__proto__', 'tA', [['x', '1\n2']]],
    ['urn:1', 'constructor', '', []],
  ]);
});
