import type { RequestRecord } from '../ledger.ts';
import { writeFault } from '../soap/fault.ts';
import type { ViolationPlace } from '../soap/fault.ts';
import type { Refusal } from '../soap/outcome.ts';
import type { Parts } from './parts.ts';
import { xmlReply } from './reply.ts';
import type { Reply } from './reply.ts';

/** A SOAP fault in the manner of this server. */
export function faultReply(
  parts: Parts,
  record: RequestRecord,
  refusal: Refusal,
  place?: ViolationPlace,
): Reply {
  const renamed = parts.profile.rename(refusal);
  record.resultCodes.push(renamed.code);
  return xmlReply(parts.faultStyle === 'exchange' ? 500 : 200, writeFault(renamed, parts.faultStyle, place));
}
