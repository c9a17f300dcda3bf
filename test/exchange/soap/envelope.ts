import { isTimeZone } from '../calendar/time-zone.ts';
import { attribute, child, descend, namespaces } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { parseXml } from '../xml/parse.ts';
import { element } from '../xml/write.ts';
import type { ViolationPlace } from './fault.ts';

/** A request's parts: SOAP headers by local name, and the one element in the body. */
export interface RequestEnvelope {
  readonly operation: string;
  readonly request: XmlNode;
  readonly version: string;
  /** Windows zone id of the TimeZoneContext header, `UTC` without one. */
  readonly timeZone: string;
  readonly impersonation: XmlNode | undefined;
}

/** What stops a request before any operation sees it. */
export interface EnvelopeFailure {
  readonly code: string;
  readonly text: string;
  readonly place?: ViolationPlace;
}

const versions = new Set(
  (
    'Exchange2007 Exchange2007_SP1 Exchange2009 Exchange2010 Exchange2010_SP1 Exchange2010_SP2 Exchange2012 ' +
    'Exchange2013 Exchange2013_SP1 V2015_10_05 V2016_01_06 V2016_04_13 V2016_07_13 V2016_10_10 V2017_01_07 ' +
    'V2017_04_14 V2017_07_11 V2017_10_09 V2018_01_08 Exchange2015 Exchange2016'
  ).split(' '),
);

/** Headers that say as whom a request runs. */
const accessHeaders = new Set([
  'ExchangeImpersonation',
  'SerializedSecurityContext',
  'TokenSerializedSecurityContext',
]);

/** Reads a request. Schema checks of the body are the operations' own. */
export function readEnvelope(
  text: string,
):
  | { readonly ok: true; readonly value: RequestEnvelope }
  | { readonly ok: false; readonly failure: EnvelopeFailure } {
  const parsed = parseXml(text);
  if (!parsed.ok) return invalid(parsed.error.violation, parsed.error);
  const { root } = parsed;
  if (root.name !== 'Envelope' || root.namespace !== namespaces.s)
    return invalid('The root is not a SOAP 1.1 envelope.');
  const body = root.children.find((one) => one.name === 'Body' && one.namespace === namespaces.s);
  const request = body?.children[0];
  if (!request || body.children.length > 1) return invalid('The body does not hold exactly one request.');
  if (request.namespace !== namespaces.m)
    return invalid(`The '${request.namespace}:${request.name}' element is not declared.`);
  const header = root.children.find((one) => one.name === 'Header' && one.namespace === namespaces.s);
  const version = attribute(child(header, 'RequestServerVersion'), 'Version') ?? 'Exchange2007';
  if (!versions.has(version))
    return {
      ok: false,
      failure: { code: 'ErrorInvalidServerVersion', text: 'The specified server version is invalid.' },
    };
  const zone = attribute(descend(header, 'TimeZoneContext', 'TimeZoneDefinition'), 'Id');
  if (zone !== undefined && !isTimeZone(zone))
    return { ok: false, failure: { code: 'ErrorTimeZone', text: 'The time zone is invalid.' } };
  const access = (header?.children ?? []).filter((one) => accessHeaders.has(one.name));
  if (access.length > 1)
    return {
      ok: false,
      failure: {
        code: 'ErrorMoreThanOneAccessModeSpecified',
        text: 'Only one of the ExchangeImpersonation and SerializedSecurityContext headers may be specified.',
      },
    };
  const impersonation = child(header, 'ExchangeImpersonation');
  const operation = request.name.replace(/^(GetUserAvailability|[GS]etUserOofSettings)Request$/, '$1');
  const value = { operation, request, version, timeZone: zone ?? 'UTC', impersonation };
  return { ok: true, value };
}

function invalid(
  violation: string,
  at?: { line: number; position: number },
): { readonly ok: false; readonly failure: EnvelopeFailure } {
  const place = { violation, line: at?.line ?? 1, position: at?.position ?? 1 };
  return {
    ok: false,
    failure: { code: 'ErrorSchemaValidation', text: 'The request failed schema validation.', place },
  };
}

const serverVersion = element('h:ServerVersionInfo', '', {
  MajorVersion: '15',
  MinorVersion: '2',
  MajorBuildNumber: '2562',
  MinorBuildNumber: '17',
  Version: 'V2017_07_11',
  'xmlns:h': namespaces.t,
});

/** A reply's envelope; `response` is the operation's response element, with the prefixes m and t. */
export function writeEnvelope(response: string): string {
  return (
    `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${namespaces.s}"><s:Header>${serverVersion}</s:Header>` +
    `<s:Body xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">${response}</s:Body></s:Envelope>`
  );
}
