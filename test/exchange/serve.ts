import { parseArgs } from 'node:util';

import { startExchange } from './exchange.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    tls: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    size: { type: 'string', default: 'demo' },
    rtt: { type: 'string', default: '0' },
    now: { type: 'string' },
    mailboxes: { type: 'string', default: '0' },
  },
});

const exchange = await startExchange({
  tls: values.tls,
  seed: Number(values.seed),
  size: values.size === 'demo' ? 'demo' : Number(values.size),
  rtt: Number(values.rtt),
  mailboxes: Number(values.mailboxes),
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
  ...(values.now === undefined ? {} : { now: values.now }),
});
const { url, accounts, ca } = exchange;
console.log(JSON.stringify({ url, accounts, ...(ca === undefined ? {} : { ca }) }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void exchange.stop());
