import { directoryCase } from '../schema/people-form.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { declarations, writeFailure } from '../soap/response.ts';
import { mailboxOf } from '../store/store.ts';
import { attribute, childText, toBoolean } from '../xml/node.ts';
import { element, optionalText, textElement } from '../xml/write.ts';
import type { Call } from './call.ts';
import { addressesOf } from './contact-address.ts';
import { addressList, aliasesOf, answersTo, mailboxTypeOf, nameOf } from './directory.ts';
import type { Entry } from './directory.ts';

/** The directory answers with at most this many names. */
const most = 100;

/**
 * The directory first, then the caller's own contacts; or what SearchScope asks for.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/resolvenames-operation>.
 */
export function resolveNames(call: Call): Outcome<string> {
  const wanted = childText(call.request, 'UnresolvedEntry') ?? '';
  const isFull = toBoolean(attribute(call.request, 'ReturnFullContactData')) ?? false;
  const scope = attribute(call.request, 'SearchScope') ?? 'ActiveDirectoryContacts';
  const directory = scope.includes('ActiveDirectory')
    ? addressList(call.store)
        .filter((one) => answersTo(one, wanted))
        .map((one) => resolutionOf(call, one))
    : [];
  const contacts = scope.includes('Contacts') ? ownContacts(call, wanted) : [];
  const found = scope.startsWith('Contacts') ? [...contacts, ...directory] : [...directory, ...contacts];
  return done(
    element(
      'm:ResolveNamesResponse',
      element('m:ResponseMessages', message(call, found, isFull)),
      declarations,
    ),
  );
}

/** A name that was found. */
interface Resolution {
  readonly name: string;
  readonly address: string;
  readonly mailboxType: string;
  readonly title: string | undefined;
  readonly department: string | undefined;
  readonly source: 'ActiveDirectory' | 'Store';
  readonly aliases: readonly string[];
}

function resolutionOf({ store }: Call, entry: Entry): Resolution {
  const { name, ...found } = nameOf(entry);
  const address = directoryCase(found.address, store.domain);
  const person = entry.type === 'person' ? entry.person : undefined;
  return {
    name,
    address,
    mailboxType: mailboxTypeOf(store, address),
    title: person?.title,
    department: person?.department,
    source: 'ActiveDirectory',
    aliases: aliasesOf(entry),
  };
}

function ownContacts(call: Call, wanted: string): Resolution[] {
  const folder = mailboxOf(call.store, call.identity)?.distinguished.get('contacts');
  const typed = wanted.trim().toLowerCase();
  return [...(folder?.items ?? [])].flatMap(({ values }): Resolution[] => {
    const [address] = addressesOf(values);
    const name = values.DisplayName ?? '';
    const isMeant = [
      ...name.toLowerCase().split(/\s+/),
      name.toLowerCase(),
      address?.toLowerCase() ?? '',
    ].some((one) => one.startsWith(typed));
    if (address === undefined || typed === '' || !isMeant) return [];
    const { JobTitle: title, Department: department } = values;
    return [{ name, address, mailboxType: 'Contact', title, department, source: 'Store', aliases: [] }];
  });
}

function message(call: Call, found: readonly Resolution[], isFull: boolean): string {
  const name = 'm:ResolveNamesResponseMessage';
  if (found.length === 0) {
    call.record.resultCodes.push('ErrorNameResolutionNoResults');
    return writeFailure(name, refuse('ErrorNameResolutionNoResults').refusal);
  }
  const set = element(
    'm:ResolutionSet',
    found
      .slice(0, most)
      .map((one) => resolution(one, isFull))
      .join(''),
    {
      TotalItemsInView: String(Math.min(found.length, most)),
      IncludesLastItemInRange: String(found.length <= most),
    },
  );
  const code = found.length === 1 ? 'NoError' : 'ErrorNameResolutionMultipleResults';
  call.record.resultCodes.push(code);
  const text = found.length === 1 ? '' : textElement('m:MessageText', 'Multiple results were found.');
  const key = found.length === 1 ? '' : element('m:DescriptiveLinkKey', '0');
  const inner = text + element('m:ResponseCode', code) + key + set;
  return element(name, inner, { ResponseClass: found.length === 1 ? 'Success' : 'Warning' });
}

function resolution(person: Resolution, isFull: boolean): string {
  const mailbox =
    textElement('t:Name', person.name) +
    textElement('t:EmailAddress', person.address) +
    element('t:RoutingType', 'SMTP') +
    element('t:MailboxType', person.mailboxType);
  return element('t:Resolution', element('t:Mailbox', mailbox) + (isFull ? contact(person) : ''));
}

function contact(person: Resolution): string {
  const [given, ...rest] = person.name.split(' ');
  // The primary address in capitals, as Exchange writes proxy addresses, and at most three of them.
  const proxies = [`SMTP:${person.address}`, ...person.aliases.map((alias) => `smtp:${alias}`)].slice(0, 3);
  const address = proxies
    .map((proxy, index) => element('t:Entry', proxy, { Key: `EmailAddress${index + 1}` }))
    .join('');
  return element(
    't:Contact',
    textElement('t:DisplayName', person.name) +
      optionalText('t:GivenName', given) +
      element('t:EmailAddresses', address) +
      element('t:ContactSource', person.source) +
      optionalText('t:Department', person.department) +
      optionalText('t:JobTitle', person.title) +
      (rest.length > 0 ? textElement('t:Surname', rest.join(' ')) : ''),
  );
}
