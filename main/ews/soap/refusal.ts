import { cutText } from '../../../shared/cut-text.ts';
import { attribute, child, childrenNamed, childText, type XmlElement } from '../xml/xml-element.ts';

/** What a server said no with, in a fault or in one response message. */
export interface Refusal {
  /** EWS's response code, verbatim. */
  readonly code: string;
  /** The server's sentence; for people only, never decided on. */
  readonly text: string;
  /** How long the server asks us to wait, in milliseconds; null where it says nothing. */
  readonly backOffMs: number | null;
  /** The code beneath a general one (`ErrorInternalServerError`), where the server names it. */
  readonly innerCode: string | null;
  /** The part of the throttling policy that was exceeded, where the server names it. */
  readonly policy: string | null;
}

/**
 * Reads a SOAP fault in both forms that are met: Exchange's with `detail/e:ResponseCode`, and the bare `faultcode` of
 * Exchange-compatible servers. A fault that names no code at all is `ErrorInternalServerError`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/handling-errors-in-ews
 */
export function readFault(fault: XmlElement): Refusal {
  const detail = child(fault, 'detail');
  const named = childText(detail, 'ResponseCode')?.trim() ?? '';
  const faultCode = childText(fault, 'faultcode')?.trim() ?? '';
  const bare = faultCode.slice(faultCode.lastIndexOf(':') + 1);
  const code = named !== '' ? named : bare;
  const text = childText(detail, 'Message') ?? childText(fault, 'faultstring') ?? '';
  return refusal(code, text, child(detail, 'MessageXml'));
}

/** Reads the refusal of one response message: `ResponseCode`, `MessageText` and `MessageXml`. */
export function readRefusal(message: XmlElement): Refusal {
  const code = childText(message, 'ResponseCode')?.trim() ?? '';
  return refusal(code, childText(message, 'MessageText') ?? '', child(message, 'MessageXml'));
}

function refusal(code: string, text: string, details: XmlElement | null): Refusal {
  return {
    code: code === '' ? 'ErrorInternalServerError' : code.slice(0, 200),
    text: cutText(text.trim(), 2000),
    backOffMs: milliseconds(namedValue(details, 'BackOffMilliseconds')),
    innerCode: namedValue(details, 'InnerErrorResponseCode'),
    policy: namedValue(details, 'Policy'),
  };
}

function namedValue(details: XmlElement | null, name: string): string | null {
  const value = childrenNamed(details, 'Value').find((each) => attribute(each, 'Name') === name);
  return value?.text.trim() ?? null;
}

/** Zero and nonsense count as no hint: a server that says "0 ms" while it throttles has not said when. */
function milliseconds(text: string | null): number | null {
  const value = text !== null && /^\d{1,9}$/u.test(text) ? Number(text) : 0;
  return value > 0 ? value : null;
}
