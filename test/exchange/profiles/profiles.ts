import { exchange2013, exchangeOnline, exchangeServer } from '../policies/policies.ts';
import type { Policies } from '../policies/policies.ts';
import type { PeopleForm } from '../schema/people-form.ts';
import type { FaultStyle } from '../soap/fault.ts';
import type { Refusal } from '../soap/outcome.ts';

/** Servers that a client may meet. */
export type ProfileName = 'exchange-se' | 'exchange-online-2026' | 'exchange-2013' | 'compatible';

/** What makes one kind of server differ from another. */
export interface Profile {
  readonly name: ProfileName;
  readonly policies: Policies;
  readonly faultStyle: FaultStyle;
  /** Whether accounts of people and services may impersonate, or only applications. */
  readonly allowsUserImpersonation: boolean;
  /** Whether only tokens of listed applications are let in (EwsAllowedAppIDs); others get 403 without a body. */
  readonly hasAppList: boolean;
  /** Which schemes the 401 offers. */
  readonly schemes: readonly ('NTLM' | 'Basic' | 'Bearer')[];
  /** A CalendarView lists occurrences; otherwise masters, by their own start. */
  readonly expandsSeries: boolean;
  /** A write with an old change key is refused. */
  readonly honoursChangeKeys: boolean;
  readonly sorts: boolean;
  /** A QueryString finds something; otherwise it is not looked at. */
  readonly searches: boolean;
  /** How FindItem and SyncFolderItems give people of the organisation. */
  readonly peopleInLists: PeopleForm['as'];
  /** Moves and copies name the new ids; otherwise `Items` is empty. */
  readonly namesMovedItems: boolean;
  /** A meeting made in somebody else's calendar has that calendar's owner as organiser; otherwise whoever made it. */
  readonly organizesAsOwner: boolean;
  /** Cancelling a meeting tells those on it. */
  readonly tellsOfCancellations: boolean;
  /** What this server makes of the body of a reply that Exchange would give. */
  rewrite(body: string): string;
  /** The code that this server has for an error of Exchange's. */
  rename(refusal: Refusal): Refusal;
}

const exchange: Profile = {
  name: 'exchange-se',
  policies: exchangeServer,
  faultStyle: 'exchange',
  allowsUserImpersonation: true,
  hasAppList: false,
  schemes: ['NTLM', 'Basic'],
  expandsSeries: true,
  honoursChangeKeys: true,
  sorts: true,
  searches: true,
  peopleInLists: 'legacy',
  namesMovedItems: true,
  organizesAsOwner: true,
  tellsOfCancellations: true,
  rewrite: (body) => body,
  rename: (refusal) => refusal,
};

/** What Gromox 3.10 was seen to answer. */
const compatibleCodes: Readonly<Record<string, string>> = {
  ErrorNonExistentMailbox: 'ErrorCannotFindUser',
  ErrorItemNotFound: 'ErrorAccessDenied',
  ErrorFolderNotFound: 'ErrorAccessDenied',
};

/** The profiles by name: `exchange-se` is what a server is without one. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  'exchange-se': exchange,
  'exchange-2013': { ...exchange, name: 'exchange-2013', policies: exchange2013, peopleInLists: 'name' },
  'exchange-online-2026': {
    ...exchange,
    name: 'exchange-online-2026',
    policies: exchangeOnline,
    allowsUserImpersonation: false,
    hasAppList: true,
    schemes: ['Bearer'],
  },
  compatible: {
    ...exchange,
    name: 'compatible',
    faultStyle: 'compatible',
    expandsSeries: false,
    honoursChangeKeys: false,
    sorts: false,
    searches: false,
    peopleInLists: 'smtp',
    namesMovedItems: false,
    organizesAsOwner: false,
    tellsOfCancellations: false,
    // The range of a recurrence, whose dates have no time in Exchange.
    rewrite: (body) =>
      body.replaceAll(
        /<t:(StartDate|EndDate)>(\d{4}-\d\d-\d\d)<\/t:\1>/gu,
        '<t:$1>$2T00:00:00.000000Z</t:$1>',
      ),
    rename: (refusal) => ({ ...refusal, code: compatibleCodes[refusal.code] ?? refusal.code }),
  },
};

/** Whether a word of the command line names a profile. */
export function isProfile(name: string): name is ProfileName {
  return Object.hasOwn(profiles, name);
}
