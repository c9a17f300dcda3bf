import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { createApplication, type Application } from '../../main/application.ts';
import type { SecretStore } from '../../main/credentials/secret-store.ts';

/**
 * Measures how long main's event loop is held while 1,000 rows go from the server's reply to the text that the renderer
 * gets, and how long the whole way takes. The sample Exchange runs in a process of its own, so that only the app's own
 * work is on this loop. Prints one JSON line; times in ms.
 */
const ROUNDS = 40;

const ready = z.object({
  url: z.string(),
  accounts: z.array(z.object({ address: z.string(), password: z.string() })),
});
const changed = z.object({
  sessionId: z.string(),
  level: z.string().nullable(),
  state: z.object({ state: z.string() }),
});
const answered = z.object({ ok: z.literal(true), value: z.unknown() });

async function main(): Promise<void> {
  const exchange = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../test/exchange/serve.ts'), '--size', '1000'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-bench-'));
  const shell = {
    host: 'headless',
    profileFolder: folder,
    frameUrl: (token: string) => token,
    openExternal: async () => undefined,
  } as const;
  const app = await createApplication(shell, memoryStore());
  try {
    const sessionId = await openMailbox(app, ready.parse(JSON.parse(await firstLine(exchange.stdout))));
    process.stdout.write(`${JSON.stringify(await measure(app, sessionId))}\n`);
  } finally {
    await app.close();
    exchange.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(app: Application, sessionId: string): Promise<Record<string, number>> {
  const page = await ask(app, 'message.firstPage', { sessionId }, z.object({ folderId: z.string() }));
  const list = {
    request: 'message.list',
    input: { sessionId, folderId: page.folderId, offset: 0, limit: 1000, search: '' },
  };
  const text = JSON.stringify(list);
  for (let warm = 0; warm < 5; warm += 1) await app.answer(text);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const times: number[] = [];
  let characters = 0;
  delay.enable();
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    characters = (await app.answer(text)).length;
    times.push(performance.now() - start);
  }
  delay.disable();
  times.sort((one, other) => one - other);
  return {
    rows: 1000,
    characters,
    medianMs: Math.round((times[ROUNDS / 2] ?? 0) * 100) / 100,
    loopDelayP50Ms: ms(delay.percentile(50)),
    loopDelayP99Ms: ms(delay.percentile(99)),
    loopDelayMaxMs: ms(delay.max),
  };
}

/** Nanoseconds as ms, to a hundredth. */
function ms(nanoseconds: number): number {
  return Math.round(nanoseconds / 1e4) / 100;
}

async function openMailbox(app: Application, { url, accounts }: z.output<typeof ready>): Promise<string> {
  const address = 'rob.ellis@contoso.test';
  const secret = accounts.find((account) => account.address === address)?.password ?? '';
  const account = { address, server: url, userName: '', secret, scheme: 'basic', certificatePem: null };
  const { accountId } = await ask(app, 'account.add', account, z.object({ accountId: z.string() }));
  const opened = new Promise<string>((resolve) => {
    app.onEvent((name, payload) => {
      const session = name === 'session.changed' ? changed.parse(JSON.parse(payload)) : null;
      if (session?.state.state === 'open' && session.level !== null) resolve(session.sessionId);
    });
  });
  await ask(app, 'mailbox.open', { accountId, address, access: 'own' }, z.unknown());
  return await opened;
}

async function ask<T>(app: Application, request: string, input: unknown, shape: z.ZodType<T>): Promise<T> {
  const answer = answered.parse(JSON.parse(await app.answer(JSON.stringify({ request, input }))));
  return shape.parse(answer.value);
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  return await new Promise((resolve) => createInterface({ input: stream }).once('line', resolve));
}

function memoryStore(): SecretStore {
  const secrets = new Map<string, string>();
  return {
    state: () => 'absent',
    onState: () => undefined,
    put: async (accountId, secret) => {
      secrets.set(accountId, secret);
      return 'memory';
    },
    take: async (accountId) => {
      const secret = secrets.get(accountId);
      return secret === undefined ? null : { secret, from: 'memory' };
    },
    remove: async (accountId) => void secrets.delete(accountId),
    wipe: () => secrets.clear(),
  };
}

await main();
