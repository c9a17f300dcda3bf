import type { Person } from '../../../shared/model/identity.ts';
import { success, type Result } from '../../../shared/result.ts';
import { singleLine } from '../elements/header-values.ts';
import type { LibraryResolutions } from '../library/ews-javascript-api.ts';
import { callLibrary } from '../library/call-library.ts';
import type { EwsService } from '../service.ts';
import type { CallOptions } from '../soap/call.ts';
import { responseMessages } from '../soap/response-messages.ts';

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
  const operation = 'ResolveNames';
  const found = await callLibrary(service, {
    operation,
    options,
    check: (response) => {
      const messages = responseMessages(response, { service, operation, count: 1 });
      return messages.ok ? (messages.value[0] ?? messages) : messages;
    },
    run: async (library, api) =>
      readPeople(await api.ResolveName(words, library.ResolveNameSearchLocation.DirectoryOnly, false)),
  });
  const isNobody =
    !found.ok &&
    found.failure.kind === 'response-code' &&
    found.failure.code === 'ErrorNameResolutionNoResults';
  return isNobody ? success([]) : found;
}

function readPeople(resolutions: LibraryResolutions): readonly Person[] {
  return resolutions.GetEnumerator().map(({ Mailbox: mailbox }) => {
    const isSmtp = (mailbox?.RoutingType ?? 'SMTP').toUpperCase() === 'SMTP';
    return { name: mailbox?.Name ?? '', address: isSmtp ? (mailbox?.Address ?? '') : '' };
  });
}
