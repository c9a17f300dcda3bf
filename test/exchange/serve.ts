import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { startExchange } from './exchange.ts';
import type { FaultSpec } from './faults.ts';
import { isProfile } from './profiles/profiles.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    tls: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    size: { type: 'string', default: 'demo' },
    rtt: { type: 'string', default: '0' },
    now: { type: 'string' },
    profile: { type: 'string', default: 'exchange-se' },
    mailboxes: { type: 'string', default: '0' },
    faults: { type: 'boolean', default: false },
  },
});

if (!isProfile(values.profile)) throw new Error(`No profile ${values.profile}.`);

const exchange = await startExchange({
  tls: values.tls,
  seed: Number(values.seed),
  size: values.size === 'demo' ? 'demo' : Number(values.size),
  rtt: Number(values.rtt),
  profile: values.profile,
  mailboxes: Number(values.mailboxes),
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
  ...(values.now === undefined ? {} : { now: values.now }),
});
const { url, accounts, ca } = exchange;
console.log(JSON.stringify({ url, accounts, ...(ca === undefined ? {} : { ca }) }));

// Each line is a fault to add, as JSON: so whoever started the server has it go wrong when it matters.
if (values.faults)
  createInterface({ input: process.stdin }).on('line', (line) =>
    exchange.faults.add(JSON.parse(line) as FaultSpec),
  );

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    process.stdin.destroy();
    void exchange.stop();
  });
