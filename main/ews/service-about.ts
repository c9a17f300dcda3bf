import type { EwsService } from './service.ts';

/**
 * The same service for advice about the mailbox of somebody else: a refused look at Jun's free times must not tell how
 * to open Mary's calendar. Requests go out as before.
 */
export function serviceAbout(service: EwsService, mailbox: string): EwsService {
  return { ...service, identities: { ...service.identities, mailbox } };
}
