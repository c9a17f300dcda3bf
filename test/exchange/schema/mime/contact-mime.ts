import type { AttachedItem } from '../../store/types.ts';
import { namespaces } from '../../xml/node.ts';
import type { XmlNode } from '../../xml/node.ts';
import type { ItemValues } from '../codecs.ts';
import { escapeValue, readLines, writeLines } from './content-lines.ts';

const phones: Readonly<Record<string, string>> = {
  BusinessPhone: 'WORK',
  HomePhone: 'HOME',
  MobilePhone: 'CELL',
};

const entriesOf = (node: XmlNode | undefined) => node?.children ?? [];

/** A contact as vCard 3.0 (RFC 2426): names, company, addresses of mail, and the three common telephones. */
export function writeContact({ values }: AttachedItem): string {
  const names = [values.Surname, values.GivenName, values.MiddleName].map((one) => escapeValue(one ?? ''));
  return writeLines([
    ['BEGIN', 'VCARD'],
    ['VERSION', '3.0'],
    ['N', `${names.join(';')};;`],
    ['FN', escapeValue(values.DisplayName ?? values.Subject ?? '')],
    ['ORG', escapeValue(values.CompanyName ?? '')],
    ['TITLE', escapeValue(values.JobTitle ?? '')],
    ...entriesOf(values.EmailAddresses).map((one) => ['EMAIL', escapeValue(one.text.trim())] as const),
    ...entriesOf(values.PhoneNumbers).flatMap((one) => {
      const type = phones[one.attributes.get('Key') ?? ''];
      return type === undefined ? [] : [[`TEL;TYPE=${type}`, escapeValue(one.text.trim())] as const];
    }),
    ['END', 'VCARD'],
  ]);
}

/** What a vCard says; `undefined` for what is none. */
export function readContact(text: string): ItemValues | undefined {
  const lines = readLines(text);
  if (lines[0]?.name !== 'BEGIN' || lines[0].value.toUpperCase() !== 'VCARD') return undefined;
  const one = (name: string) => lines.find((line) => line.name === name)?.value;
  const [surname = '', given = '', middle = ''] = (one('N') ?? '').split(';');
  const mails = lines.filter((line) => line.name === 'EMAIL').slice(0, 3);
  const calls = lines.flatMap(({ name, parameters, value }): [string, string][] => {
    const key = Object.keys(phones).find((id) => parameters.toUpperCase().includes(phones[id] ?? ''));
    return name === 'TEL' && key !== undefined ? [[key, value]] : [];
  });
  return {
    GivenName: given,
    Surname: surname,
    ...(middle === '' ? {} : { MiddleName: middle }),
    ...(one('FN') === undefined ? {} : { DisplayName: one('FN') ?? '' }),
    ...(one('ORG') === undefined ? {} : { CompanyName: one('ORG') ?? '' }),
    ...(one('TITLE') === undefined ? {} : { JobTitle: one('TITLE') ?? '' }),
    EmailAddresses: dictionaryOf(
      'EmailAddresses',
      mails.map(({ value }, index) => [`EmailAddress${index + 1}`, value]),
    ),
    PhoneNumbers: dictionaryOf('PhoneNumbers', calls),
  };
}

function dictionaryOf(name: string, entries: readonly (readonly [string, string])[]): XmlNode {
  const node = { namespace: namespaces.t, attributes: new Map<string, string>(), children: [], text: '' };
  return {
    ...node,
    name,
    children: entries.map(([key, text]) => ({
      ...node,
      name: 'Entry',
      attributes: new Map([['Key', key]]),
      text,
    })),
  };
}
