import { isAddress } from '../../../shared/address-form.ts';
import type { Person } from '../../../shared/model/identity.ts';
import { success, type Result } from '../../../shared/result.ts';
import { singleLine } from '../elements/header-values.ts';
import { readPerson } from '../elements/people.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { child, childrenNamed, type XmlElement } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';

/** The beginning of a name or address. */
export interface ResolveNamesRequest {
  readonly words: string;
}

/** Somebody whom the directory knows. */
export interface ResolvedEntry {
  readonly person: Person;
  /** SMTP addresses of the same entry, its primary one among them, in lower case; Exchange gives three at most. */
  readonly proxies: readonly string[];
}

/**
 * Finds people in the directory whose name or address begins so, in the server's order; at most 100. Nobody found is an
 * empty list and no failure. People without an SMTP address have an empty one.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/resolvenames-operation
 */
export async function resolveNames(
  service: EwsService,
  request: ResolveNamesRequest,
  options?: CallOptions,
): Promise<Result<readonly Person[]>> {
  const found = await resolutions(service, { ...request, isFull: false }, options);
  return found.ok ? success(found.value.map(readOne)) : found;
}

/**
 * Finds who is named so: a legacy address (legacyExchangeDN) or an SMTP one, which may be an alias. With their other
 * addresses, so that an alias is told from somebody whose address only begins like it.
 */
export async function resolveEntries(
  service: EwsService,
  request: ResolveNamesRequest,
  options?: CallOptions,
): Promise<Result<readonly ResolvedEntry[]>> {
  const found = await resolutions(service, { ...request, isFull: true }, options);
  if (!found.ok) return found;
  return success(found.value.map((one) => ({ person: readOne(one), proxies: readProxies(one) })));
}

async function resolutions(
  service: EwsService,
  request: ResolveNamesRequest & { readonly isFull: boolean },
  options?: CallOptions,
): Promise<Result<readonly XmlElement[]>> {
  const words = singleLine(request.words).trim();
  if (words === '') return success([]);
  const found = await callSingle(service, {
    operation: 'ResolveNames',
    intent: 'read',
    body: element('m:ResolveNames', element('m:UnresolvedEntry', words), {
      ReturnFullContactData: String(request.isFull),
      SearchScope: 'ActiveDirectory',
    }),
    options,
  });
  if (found.ok) return success(childrenNamed(child(found.value, 'ResolutionSet'), 'Resolution'));
  const { failure } = found;
  const isNobody = failure.kind === 'response-code' && failure.code === 'ErrorNameResolutionNoResults';
  return isNobody ? success([]) : found;
}

function readOne(resolution: XmlElement): Person {
  return readPerson(resolution) ?? { name: '', address: '' };
}

/** Proxy addresses carry their kind in front: `SMTP:` for the primary one, `smtp:` for others. */
function readProxies(resolution: XmlElement): string[] {
  const entries = child(child(resolution, 'Contact'), 'EmailAddresses')?.children ?? [];
  const addresses = entries.map(({ text }) =>
    text
      .trim()
      .toLowerCase()
      .replace(/^smtp:/u, ''),
  );
  return [...new Set([readOne(resolution).address.toLowerCase(), ...addresses].filter(isAddress))];
}
