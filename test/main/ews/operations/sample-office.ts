import type { Access } from '../../../../shared/model/identity.ts';
import type { DistinguishedFolder } from '../../../../main/ews/elements/folder-reference.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import { createHttpTransport } from '../../../../main/ews/transport/http/http-transport.ts';
import { startExchange } from '../../../exchange/exchange.ts';
import type { Ledger } from '../../../exchange/ledger.ts';

export const mary = 'mary.okafor@contoso.test';
export const rob = 'rob.ellis@contoso.test';
export const jun = 'jun.takeda@contoso.test';
export const ana = 'ana.lima@contoso.test';
export const support = 'support@contoso.test';
export const servant = 'svc.onbehalf@contoso.test';

/** A running sample Exchange, and services on it over the real transport. */
export interface SampleOffice {
  /** A service that signs in with Basic. */
  open(authenticated: string, mailbox: string, access: Access): EwsService;
  /** What clients have changed so far, by the server's own ledger. */
  changes(): Ledger['changes'];
  /** What was handed over for delivery so far, by the server's own ledger. */
  submissions(): Ledger['submissions'];
  stop(): Promise<void>;
}

/** Starts a sample Exchange whose clock stands at nine on a Tuesday. */
export async function startSampleOffice(): Promise<SampleOffice> {
  const exchange = await startExchange({ now: '2026-11-24T09:00:00.000Z' });
  const opened: EwsService[] = [];
  return {
    open(authenticated, mailbox, access) {
      const account = exchange.accounts.find(({ address }) => address === authenticated);
      const authorized = access === 'impersonation' ? mailbox : authenticated;
      const service: EwsService = {
        transport: createHttpTransport({
          endpoint: { url: exchange.url, certificatePem: null },
          credential: { scheme: 'basic', userName: authenticated, secret: account?.password ?? '' },
        }),
        host: '127.0.0.1',
        identities: { authenticated, authorized, mailbox, access },
      };
      opened.push(service);
      return service;
    },
    changes: () => exchange.ledger.changes,
    submissions: () => exchange.ledger.submissions,
    async stop() {
      for (const service of opened) service.transport.close();
      await exchange.stop();
    },
  };
}

/** A folder of a mailbox by its distinguished name. */
export function folderOf(
  mailbox: string,
  name: DistinguishedFolder,
): { by: 'name'; name: DistinguishedFolder; mailbox: string } {
  return { by: 'name', name, mailbox };
}
