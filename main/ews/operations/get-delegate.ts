import type { DelegateEntry } from '../../../shared/model/access-report.ts';
import type { Failure } from '../../../shared/failure.ts';
import { success, type Result } from '../../../shared/result.ts';
import { callLibrary } from '../library/call-library.ts';
import type { Library, LibraryDelegate, LibraryDelegates } from '../library/ews-javascript-api.ts';
import type { EwsService } from '../service.ts';
import type { CallOptions } from '../soap/call.ts';
import { responseMessage } from '../soap/response-messages.ts';
import { child, childText } from '../xml/xml-element.ts';

/** The delegates of a mailbox. */
export interface Delegates {
  readonly list: readonly DelegateEntry[];
  /** How many entries Exchange could not read: orphans of people who have left. */
  readonly unreadable: number;
  /** Why, of each in order; `ErrorDelegateNoUser` for somebody who is no longer in the directory. */
  readonly refusals: readonly Failure[];
  /** Who gets meeting requests, in Exchange's words (`DelegatesAndMe`). */
  readonly deliverMeetingRequests: string | null;
}

/**
 * Lists the delegates of the service's mailbox with their levels. Exchange tells this to the owner, to an identity with
 * full access and under impersonation; anyone else is refused. `ErrorDelegateMissingConfiguration`, which says that the
 * owner has never had a delegate, is an empty list.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getdelegate-operation
 */
export async function getDelegate(service: EwsService, options?: CallOptions): Promise<Result<Delegates>> {
  const operation = 'GetDelegate';
  // The library takes a reply that does not say for one that says NoForward.
  let isDeliveryStated = false;
  // And it drops the codes of single entries.
  let refusals: readonly Failure[] = [];
  const delegates = await callLibrary(service, {
    operation,
    options,
    check: (response) => {
      isDeliveryStated = childText(response, 'DeliverMeetingRequests') !== null;
      const entries = child(response, 'ResponseMessages')?.children ?? [];
      refusals = entries
        .map((entry) => responseMessage(entry, { service, operation }))
        .flatMap((entry) => (entry.ok ? [] : [entry.failure]));
      return responseMessage(response, { service, operation });
    },
    run: async (library, api) => {
      const mailbox = new library.Mailbox(service.identities.mailbox);
      return readDelegates(library, await api.GetDelegates(mailbox, true));
    },
  });
  if (!delegates.ok) return isNone(delegates.failure) ? success(none) : delegates;
  const { deliverMeetingRequests } = delegates.value;
  return success({
    ...delegates.value,
    refusals,
    deliverMeetingRequests: isDeliveryStated ? deliverMeetingRequests : null,
  });
}

const none: Delegates = { list: [], unreadable: 0, refusals: [], deliverMeetingRequests: null };

function isNone(failure: Failure): boolean {
  return failure.kind === 'response-code' && failure.code === 'ErrorDelegateMissingConfiguration';
}

function readDelegates(library: Library, delegates: LibraryDelegates): Omit<Delegates, 'refusals'> {
  const responses = delegates.DelegateUserResponses;
  const list = responses
    .map(({ DelegateUser: delegate }) => (delegate === null ? null : readDelegate(library, delegate)))
    .filter((entry) => entry !== null);
  const scope = library.MeetingRequestsDeliveryScope[delegates.MeetingRequestsDeliveryScope];
  return {
    list,
    unreadable: responses.length - list.length,
    deliverMeetingRequests: typeof scope === 'string' ? scope : null,
  };
}

function readDelegate(library: Library, delegate: LibraryDelegate): DelegateEntry | null {
  const user = delegate.UserId;
  if (user === null) return null;
  const level = (value: number): string => {
    const name = library.DelegateFolderPermissionLevel[value];
    return typeof name === 'string' ? name : 'Custom';
  };
  const permissions = delegate.Permissions;
  return {
    person: { name: user.DisplayName ?? '', address: user.PrimarySmtpAddress ?? '' },
    viewPrivateItems: delegate.ViewPrivateItems ?? false,
    receivesCopies: delegate.ReceiveCopiesOfMeetingMessages ?? false,
    levels: {
      calendar: level(permissions.CalendarFolderPermissionLevel),
      tasks: level(permissions.TasksFolderPermissionLevel),
      inbox: level(permissions.InboxFolderPermissionLevel),
      contacts: level(permissions.ContactsFolderPermissionLevel),
      notes: level(permissions.NotesFolderPermissionLevel),
      journal: level(permissions.JournalFolderPermissionLevel),
    },
  };
}
