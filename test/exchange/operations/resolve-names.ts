import type { SeedPerson } from '../content/seed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { declarations, writeFailure } from '../soap/response.ts';
import { attribute, childText, toBoolean } from '../xml/node.ts';
import { element, optionalText, textElement } from '../xml/write.ts';
import type { Call } from './call.ts';

/** The directory answers with at most this many names. */
const most = 100;

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/resolvenames-operation>. */
export function resolveNames(call: Call): Outcome<string> {
  const wanted = (childText(call.request, 'UnresolvedEntry') ?? '').trim().toLowerCase();
  const isFull = toBoolean(attribute(call.request, 'ReturnFullContactData')) ?? false;
  const found = [...call.store.people.values()].filter((one) => matches(one, wanted));
  return done(
    element(
      'm:ResolveNamesResponse',
      element('m:ResponseMessages', message(call, found, isFull)),
      declarations,
    ),
  );
}

/** Outsiders are nobody's directory entry; the hidden are found by nobody. */
function matches(person: SeedPerson, wanted: string): boolean {
  if (wanted === '' || person.kind === 'external' || person.isHidden === true) return false;
  const address = person.address.toLowerCase();
  const entry = wanted.replace(/^(smtp:|=)/, '');
  if (address.startsWith(entry)) return true;
  const words = person.name.toLowerCase().split(/[\s.]+/);
  return (
    person.name.toLowerCase().startsWith(entry) ||
    entry.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)))
  );
}

function message(call: Call, found: readonly SeedPerson[], isFull: boolean): string {
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

function resolution(person: SeedPerson, isFull: boolean): string {
  const mailbox =
    textElement('t:Name', person.name) +
    textElement('t:EmailAddress', person.address) +
    element('t:RoutingType', 'SMTP') +
    element('t:MailboxType', 'Mailbox');
  return element('t:Resolution', element('t:Mailbox', mailbox) + (isFull ? contact(person) : ''));
}

function contact(person: SeedPerson): string {
  const [given, ...rest] = person.name.split(' ');
  const address = element('t:Entry', `SMTP:${person.address}`, { Key: 'EmailAddress1' });
  return element(
    't:Contact',
    textElement('t:DisplayName', person.name) +
      optionalText('t:GivenName', given) +
      element('t:EmailAddresses', address) +
      element('t:ContactSource', 'ActiveDirectory') +
      optionalText('t:Department', person.department) +
      optionalText('t:JobTitle', person.title) +
      (rest.length > 0 ? textElement('t:Surname', rest.join(' ')) : ''),
  );
}
