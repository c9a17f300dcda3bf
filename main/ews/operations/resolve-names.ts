import type { Person } from '../../../shared/model/identity.ts';
import { success, type Result } from '../../../shared/result.ts';
import { singleLine } from '../elements/header-values.ts';
import { readPerson } from '../elements/people.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { child, childrenNamed, type XmlElement } from '../soap/xml-element.ts';
import { element } from '../soap/xml.ts';

/** The beginning of a name or address. */
export interface ResolveNamesRequest {
  readonly words: string;
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
  const words = singleLine(request.words).trim();
  if (words === '') return success([]);
  const found = await callSingle(service, {
    operation: 'ResolveNames',
    intent: 'read',
    body: element('m:ResolveNames', element('m:UnresolvedEntry', words), {
      ReturnFullContactData: 'false',
      SearchScope: 'ActiveDirectory',
    }),
    options,
  });
  if (found.ok) return success(childrenNamed(child(found.value, 'ResolutionSet'), 'Resolution').map(readOne));
  const { failure } = found;
  const isNobody = failure.kind === 'response-code' && failure.code === 'ErrorNameResolutionNoResults';
  return isNobody ? success([]) : found;
}

function readOne(resolution: XmlElement): Person {
  return readPerson(resolution) ?? { name: '', address: '' };
}
