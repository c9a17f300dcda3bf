import { afterEach, beforeEach, expect, it } from 'vitest';
import { Broker } from '../../../main/broker/broker.ts';
import { SpareWorkers } from '../../../main/sessions/spare-workers.ts';
import { AccountWatch } from '../../../main/watch/account-watch.ts';
import { SPARE_WATCHES, WATCH_WORKER } from '../../../main/sessions/worker-kinds.ts';
import { startExchange, type Exchange } from '../../exchange/exchange.ts';
import { jun, rob } from '../ews/operations/sample-office.ts';
import { actorOn, sendMail } from '../mailbox/sync/session-on.ts';

let exchange: Exchange;
let broker: Broker;
beforeEach(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z' });
  broker = new Broker();
});
afterEach(async () => {
  broker.close();
  await exchange.stop();
});

/** A watch in its own thread, and a way to wait for what it tells. */
function start(secret: string) {
  const told: string[] = [];
  const waiting: { readonly fits: (one: string) => boolean; readonly resolve: () => void }[] = [];
  const tell = (one: string): void => {
    told.push(one);
    for (const { fits, resolve } of waiting) if (fits(one)) resolve();
  };
  const watch = new AccountWatch(
    {
      endpoint: { url: exchange.url, certificatePem: null },
      credential: { scheme: 'basic', userName: jun, secret },
      isSecretAccepted: true,
      heartbeatMs: 45_000,
    },
    broker.connect({ host: new URL(exchange.url).host, most: 4, tokens: null }),
    {
      onNoticed: (mailboxId, { folderIds }) =>
        tell(`${mailboxId} ${folderIds === null ? 'anywhere' : 'folders'}`),
      onState: (mailboxId, state) => tell(`${mailboxId} ${state}`),
      onSecretRefused: ({ kind }) => tell(kind),
      onCrash: () => tell('crash'),
    },
    new SpareWorkers(WATCH_WORKER, SPARE_WATCHES).start(),
  );
  const heard = (fits: (one: string) => boolean): Promise<void> =>
    new Promise((resolve) => waiting.push({ fits, resolve }));
  return { watch, told, heard };
}
const own = { authenticated: jun, authorized: jun, mailbox: jun, access: 'own' } as const;

it('watches in a thread of its own, takes its turns from the broker, and tells nothing once it is ended', async () => {
  const { watch, told, heard } = start(
    exchange.accounts.find(({ address }) => address === jun)?.password ?? '',
  );
  const live = heard((one) => one === 'm1 live');
  watch.watch({ mailboxId: 'm1', identities: own });
  await live;
  expect(broker.budgets().map(({ charged, hanging }) => [charged, hanging])).toEqual([[jun, 1]]);
  const news = heard((one) => one === 'm1 folders');
  const service = actorOn(exchange, rob);
  await sendMail(service, jun);
  await news;
  service.transport.close();
  expect(told).toEqual(['m1 connecting', 'm1 anywhere', 'm1 live', 'm1 folders']);
  await watch.end();
  watch.resumed();
  expect(told).toHaveLength(4);
});

it('says that the secret is refused, and leaves the account at that', async () => {
  const { watch, heard } = start('wrong');
  const refused = heard((one) => one === 'wrong-credentials');
  watch.watch({ mailboxId: 'm1', identities: own });
  await refused;
  await watch.end();
  expect(exchange.ledger.signIns.get(jun)?.failures).toBeLessThanOrEqual(2);
});
