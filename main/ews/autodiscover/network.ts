import { resolveSrv } from 'node:dns/promises';
import type { Place } from '../transport/address.ts';

/** What a discovery needs of the world. */
export interface DiscoveryNetwork {
  /** A private CA as PEM, in place of the system's trust; null for the system's. */
  readonly certificatePem: string | null;
  /** The account's HTTP proxy, which all questions go through; null for none. See `Endpoint`. */
  readonly proxy: string | null;
  /** The servers that DNS names for a service, the best first; empty where it names none. Never rejects. */
  servers(service: string): Promise<readonly Place[]>;
  /** Where a named server is; null where its name tells. */
  placeOf(host: string, port: number): Place | null;
}

/** The real one. */
export function systemNetwork(certificatePem: string | null, proxy: string | null): DiscoveryNetwork {
  return {
    certificatePem,
    proxy,
    servers: async (service) => {
      // Rejects where there is no such record, which is the rule.
      const records = await resolveSrv(service).catch(() => []);
      return records
        .toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)
        .map(({ name, port }) => ({ host: name, port }));
    },
    placeOf: () => null,
  };
}
