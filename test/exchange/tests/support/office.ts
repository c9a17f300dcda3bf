import { beforeEach, expect, test } from 'vitest';

import { startExchange } from '../../exchange.ts';
import type { Exchange, ExchangeOptions } from '../../exchange.ts';
import { namespaces } from '../../xml/node.ts';
import type { XmlNode } from '../../xml/node.ts';
import { all, ask, texts } from './client.ts';
import type { Answer, Ask } from './client.ts';
import { now, office } from './fixture.ts';
import { bodyText, obstacle, violations } from './schema-check.ts';

const declarations = ` xmlns:t="${namespaces.t}" xmlns:m="${namespaces.m}"`;

/** The small office behind a running server, for one test file. */
export interface Office {
  /** The server of the current test. */
  exchange(): Exchange;
  /** Sends an operation as somebody; the reply's SOAP body is kept and checked against the schema at the end. */
  ask(as: string, body: string, more?: Partial<Ask>): Promise<Answer>;
  /** To be called last: adds the test that every request was valid and every response is. */
  checkSchema(): void;
  /** Like `ask`, and gives the codes of the response messages, in order. */
  codes(as: string, body: string, more?: Partial<Ask>): Promise<string[]>;
}

/** Starts the office anew for each test. */
export function useOffice(options: ExchangeOptions = {}): Office {
  let running: Exchange;
  const requests: string[] = [];
  const replies: string[] = [];
  beforeEach(async () => {
    running = await startExchange({ content: office, now, ...options });
    return async () => {
      await running.stop();
      expect(running.ledger.defects).toEqual([]);
    };
  });
  const send: Office['ask'] = async (as, body, more) => {
    const answer = await ask({ url: running.url, as, body, ...more });
    const isAnswer = answer.text.includes('<s:Body') && !answer.text.includes('<s:Fault');
    if (answer.status === 200 && isAnswer) {
      requests.push(body.replace(/(?=\/?>)/, declarations));
      replies.push(bodyText(answer.text));
    }
    return answer;
  };
  return {
    exchange: () => running,
    ask: send,
    checkSchema: () => {
      const title = `every request and response above is valid (${obstacle ?? 'xmllint'})`;
      test.skipIf(obstacle !== undefined)(title, async () => {
        expect(await violations([...requests, ...replies])).toEqual([]);
      });
    },
    codes: async (as, body, more) => texts((await send(as, body, more)).body, 'ResponseCode'),
  };
}

/** A distinguished folder, in somebody's mailbox or one's own. */
export function folder(id: string, address?: string): string {
  const mailbox =
    address === undefined ? '' : `<t:Mailbox><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox>`;
  return `<t:DistinguishedFolderId Id="${id}">${mailbox}</t:DistinguishedFolderId>`;
}

/** GetFolder for several folders. */
export function getFolder(folders: string, shape = 'Default'): string {
  return `<m:GetFolder><m:FolderShape><t:BaseShape>${shape}</t:BaseShape></m:FolderShape><m:FolderIds>${folders}</m:FolderIds></m:GetFolder>`;
}

/** FindItem over one folder; `middle` stands between the shape and the folders. */
export function findItem(where: string, middle = '', shape = '<t:BaseShape>Default</t:BaseShape>'): string {
  const [view, query = ''] = middle.split('§');
  return `<m:FindItem Traversal="Shallow"><m:ItemShape>${shape}</m:ItemShape>${view}<m:ParentFolderIds>${where}</m:ParentFolderIds>${query}</m:FindItem>`;
}

/** GetItem for several ids. */
export function getItem(ids: string, shape = '<t:BaseShape>AllProperties</t:BaseShape>'): string {
  return `<m:GetItem><m:ItemShape>${shape}</m:ItemShape><m:ItemIds>${ids}</m:ItemIds></m:GetItem>`;
}

/** The item ids of an answer, as they go into a request. */
export function idsOf(body: XmlNode): string[] {
  return all(body, 'ItemId').map(
    (node) =>
      `<t:ItemId Id="${node.attributes.get('Id') ?? ''}" ChangeKey="${node.attributes.get('ChangeKey') ?? ''}"/>`,
  );
}
