import type { EwsService } from './service.ts';

/**
 * The same service for reading a refusal that is about somebody else's mailbox: a refused look at Jun's free times must
 * not tell how to open Mary's calendar. Never to be asked with: the request would be anchored at the wrong mailbox.
 */
export function serviceAbout(service: EwsService, mailbox: string): EwsService {
  return { ...service, identities: { ...service.identities, mailbox } };
}
