/** An application that is registered with the issuer. */
export interface RegisteredApp {
  readonly id: string;
  readonly secret: string;
  /** Mailboxes that it may act for with a token of its own (RBAC for Applications); every one without. */
  readonly mailboxes?: readonly string[];
}

/** The applications of one server, and which of them EWS lets in. */
export interface AppBook {
  find(id: string): RegisteredApp | undefined;
  /** EwsAllowedAppIDs: the whole list, as an administrator sets it. */
  allow(ids: readonly string[]): void;
  isAllowed(id: string | undefined): boolean;
}

/** The application that is registered where nobody says otherwise. */
export const sampleApp: RegisteredApp = {
  id: '0f5c2a6e-7b1d-4c55-9a3e-2d8f4b6a9c10',
  secret: 'sample-app-secret-4',
};

/** These applications, none of them allowed yet. */
export function createAppBook(apps: readonly RegisteredApp[], allowedIds: readonly string[]): AppBook {
  const known = new Map(apps.map((one) => [one.id, one]));
  let allowed = new Set(allowedIds);
  return {
    find: (id) => known.get(id),
    allow: (ids) => {
      allowed = new Set(ids);
    },
    isAllowed: (id) => id !== undefined && allowed.has(id),
  };
}
