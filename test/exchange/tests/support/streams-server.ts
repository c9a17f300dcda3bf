import { startExchange } from '../../exchange.ts';

/* A server in a process of its own, whose processor time a test can ask for. */
const exchange = await startExchange({
  policies: {
    heartbeatMilliseconds: Number(process.argv[2]),
    hangingConnectionLimit: Infinity,
    maxConcurrency: Infinity,
  },
});
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
const password = exchange.accounts.find((one) => one.address === 'rob.ellis@contoso.test')?.password;
process.send?.({ url: exchange.url, password });
