import { failed, success, type Result } from '../../../shared/result.ts';
import type { EwsService } from '../service.ts';
import { call, type CallOptions } from '../soap/call.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import {
  loadLibrary,
  type Library,
  type LibraryHttpReply,
  type LibraryService,
} from './ews-javascript-api.ts';
import { libraryBody } from './library-body.ts';
import { replyText } from './reply-text.ts';

/** One operation that the library writes and reads, and we carry. Reads only: the library never writes to a server. */
export interface LibraryCall<T> {
  readonly operation: string;
  /** Looks for a refusal in the response before the library sees it, which reports errors in forms of its own. */
  readonly check: (response: XmlElement) => Result<unknown>;
  /** Calls the library and converts what it gives into plain values; may throw. */
  readonly run: (library: Library, api: LibraryService) => Promise<T>;
  readonly options: CallOptions | undefined;
}

/**
 * Makes one call through ews-javascript-api over our own transport, envelope and reader. Every failure is ours and comes
 * as soon as it is known: the library, which does not settle on some of them, is then left behind. What it cannot
 * read of a good reply is `reply-refused`.
 */
export async function callLibrary<T>(service: EwsService, request: LibraryCall<T>): Promise<Result<T>> {
  const library = loadLibrary();
  const api = new library.ExchangeService(library.ExchangeVersion.Exchange2013_SP1);
  // Never asked and never sent: both must only be there.
  api.Url = new library.Uri('https://ews.invalid/EWS/Exchange.asmx');
  api.Credentials = new library.WebCredentials('unused', 'unused');
  const { promise, resolve } = Promise.withResolvers<Result<T>>();
  api.XHRApi = {
    apiName: 'onbehalf',
    xhr: async ({ data }) => {
      const response = await exchange(service, request, data);
      if (response.ok) return httpReply(replyText(response.value));
      resolve(response);
      return new Promise<never>(() => undefined);
    },
  };
  void request.run(library, api).then(
    (value) => resolve(success(value)),
    () => resolve(failed({ kind: 'reply-refused', host: service.host, reason: 'unexpected' })),
  );
  return promise;
}

async function exchange<T>(
  service: EwsService,
  request: LibraryCall<T>,
  data: string,
): Promise<Result<XmlElement>> {
  const { operation, options } = request;
  const body = libraryBody(data, operation);
  if (body === null)
    return failed({ kind: 'invalid-request', message: `No usable ${operation} was written.` });
  const response = await call(service, { operation, intent: 'read', body, options });
  if (!response.ok) return response;
  const checked = request.check(response.value);
  return checked.ok ? response : checked;
}

function httpReply(responseText: string): LibraryHttpReply {
  return {
    status: 200,
    responseText,
    getAllResponseHeaders: () => ({}),
    getResponseHeader: () => '',
  };
}
