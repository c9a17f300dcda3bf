/**
 * The XML namespaces of EWS, with the prefixes that our requests declare for them on the envelope.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/ews-reference-for-exchange
 */
export const namespaces = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  m: 'http://schemas.microsoft.com/exchange/services/2006/messages',
  t: 'http://schemas.microsoft.com/exchange/services/2006/types',
} as const;

/** The namespace of `ResponseCode` inside a fault's detail; requests never use it. */
export const errorsNamespace = 'http://schemas.microsoft.com/exchange/services/2006/errors';
