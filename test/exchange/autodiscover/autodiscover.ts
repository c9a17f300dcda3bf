import type { IncomingMessage } from 'node:http';

import type { Authenticator } from '../http/authenticate.ts';
import { emptyReply } from '../http/reply.ts';
import type { Reply } from '../http/reply.ts';
import type { RequestRecord } from '../ledger.ts';
import type { Store } from '../store/store.ts';
import { answerPox } from './pox.ts';
import { answerSoap } from './soap.ts';
import { targetOf } from './target.ts';
import type { Elsewhere } from './target.ts';

export type { Elsewhere } from './target.ts';

/** Autodiscover of one server, in its three forms. */
export interface Autodiscover {
  /** `undefined` for paths that are none of its own. */
  answer(request: IncomingMessage, record: RequestRecord): Reply | undefined;
}

/** What Autodiscover needs to know. */
export interface AutodiscoverParts {
  readonly store: Store;
  readonly authenticator: Authenticator;
  readonly elsewhere: Readonly<Record<string, Elsewhere>>;
  origin(): string;
}

/** POX and SOAP want to know who asks; JSON v2 does not, and a GET of POX only learns where to go. */
export function createAutodiscover(parts: AutodiscoverParts): Autodiscover {
  const find = (address: string) => targetOf(parts.store, parts.elsewhere, address);
  const ewsUrl = () => `${parts.origin()}/EWS/Exchange.asmx`;

  function signedIn(request: IncomingMessage, record: RequestRecord, make: () => Reply): Reply {
    const result = parts.authenticator.signIn(request);
    if (!result.ok) return emptyReply(401, { 'WWW-Authenticate': result.challenges, ...result.headers });
    record.authenticated = result.account;
    return make();
  }

  function json(url: URL): Reply {
    const path = /^\/autodiscover\/autodiscover\.json(?:\/v1\.0\/([^/]+))?$/i.exec(url.pathname);
    const address = decodeURIComponent(path?.[1] ?? url.searchParams.get('Email') ?? '');
    const protocol = url.searchParams.get('Protocol') ?? '';
    if (!['ews', 'autodiscoverv1'].includes(protocol.toLowerCase()))
      return jsonReply(400, {
        ErrorCode: 'InvalidProtocol',
        ErrorMessage: `The given protocol value '${protocol}' is invalid. Supported values are 'AutodiscoverV1,Ews'.`,
      });
    const target = find(address);
    if (target.type === 'url') return emptyReply(302, { Location: target.url });
    if (target.type !== 'here')
      return jsonReply(404, { ErrorCode: 'UserNotFound', ErrorMessage: 'The given user is not found.' });
    const isEws = protocol.toLowerCase() === 'ews';
    const found = isEws ? ewsUrl() : `${parts.origin()}/autodiscover/autodiscover.xml`;
    return jsonReply(200, { Protocol: isEws ? 'EWS' : 'AutodiscoverV1', Url: found });
  }

  return {
    answer: (request, record) => {
      const url = new URL(request.url ?? '/', parts.origin());
      const path = url.pathname.toLowerCase();
      if (path.startsWith('/autodiscover/autodiscover.json')) return json(url);
      if (path === '/autodiscover/autodiscover.xml') {
        if (request.method === 'GET')
          return emptyReply(302, { Location: `${parts.origin()}/autodiscover/autodiscover.xml` });
        return signedIn(request, record, () => answerPox(record.body, find, ewsUrl()));
      }
      if (path !== '/autodiscover/autodiscover.svc') return undefined;
      const directory = { find, domain: parts.store.domain, ewsUrl: ewsUrl() };
      return signedIn(request, record, () => answerSoap(record.body, directory));
    },
  };
}

function jsonReply(status: number, body: object): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
