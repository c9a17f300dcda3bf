import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as built from '../../../main/application.ts';
import type { Application } from '../../../main/application.ts';
import type { SecretStore } from '../../../main/credentials/secret-store.ts';
import type { EventName, EventPayload, Input, Output, RequestName } from '../../../shared/contract/index.ts';
import type { Access } from '../../../shared/model/identity.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { Result } from '../../../shared/result.ts';
import type { Exchange } from '../../exchange/exchange.ts';

/** A keychain that works and forgets with the test. */
export function workingKeychain(): SecretStore {
  const secrets = new Map<string, string>();
  return {
    state: () => 'ready',
    onState: () => () => undefined,
    put: async (accountId, secret) => {
      secrets.set(accountId, secret);
      return 'keychain';
    },
    take: async (accountId) => {
      const secret = secrets.get(accountId);
      return secret === undefined ? null : { secret, from: 'keychain' };
    },
    remove: async (accountId) => void secrets.delete(accountId),
    wipe: () => undefined,
  };
}

const BUILT = new URL('../../../dist/main/application.js', import.meta.url).href;

/** The whole built app in this process, behind its door, on a profile and a keychain of its own. */
export class InProcessApp {
  readonly application: Application;
  readonly profile: string;
  readonly events: { readonly name: string; readonly payload: unknown }[] = [];
  readonly #watchers = new Set<() => void>();

  private constructor(application: Application, profile: string) {
    this.application = application;
    this.profile = profile;
    application.onEvent((name, payload) => {
      this.events.push({ name, payload: JSON.parse(payload) });
      for (const watcher of this.#watchers) watcher();
    });
  }

  static async start(
    options: { readonly threadEntry?: URL; readonly profile?: string; readonly secrets?: SecretStore } = {},
  ): Promise<InProcessApp> {
    const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'onbehalf-profile-')));
    const shell = {
      host: 'headless',
      profileFolder: profile,
      frameUrl: (token: string) => token,
      openExternal: async () => undefined,
    } as const;
    const { threadEntry } = options;
    const { createApplication }: typeof built = await import(/* @vite-ignore */ BUILT);
    const application = await createApplication(shell, options.secrets ?? workingKeychain(), {
      checkOutputs: true,
      ...(threadEntry === undefined ? {} : { threadEntry }),
    });
    return new InProcessApp(application, profile);
  }

  async ask<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
    return JSON.parse(await this.application.answer(JSON.stringify({ request: name, input }))) as Result<
      Output<N>
    >;
  }

  /** The value of an answer that must succeed. */
  async value<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
    const answer = await this.ask(name, input);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
    return answer.value;
  }

  /** Waits for an event that fits, from the n-th event on. */
  async event<N extends EventName>(
    name: N,
    fits: (payload: EventPayload<N>) => boolean,
    from = 0,
  ): Promise<EventPayload<N>> {
    const find = (): EventPayload<N> | undefined =>
      this.events
        .slice(from)
        .filter((event) => event.name === name)
        .map((event) => event.payload as EventPayload<N>)
        .find(fits);
    return await new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        this.#watchers.delete(look);
        resolve(found);
      };
      this.#watchers.add(look);
      look();
    });
  }

  async addAccount(exchange: Exchange, address: string): Promise<string> {
    const secret = exchange.accounts.find((account) => account.address === address)?.password ?? '';
    const account = await this.value('account.add', {
      address,
      server: exchange.url,
      userName: '',
      secret,
      scheme: 'basic',
      certificatePem: exchange.ca ?? null,
    });
    return account.accountId;
  }

  /** Opens a mailbox and waits until it is open and has learned its level, or has failed. */
  async open(accountId: string, address: string, access: Access): Promise<Session> {
    const { sessionId } = await this.value('mailbox.open', { accountId, address, access });
    return await this.event(
      'session.changed',
      (session) =>
        session.sessionId === sessionId &&
        (session.state.state === 'failed' || (session.state.state === 'open' && session.level !== null)),
    );
  }

  /** Ends the app; the profile stays for the next one when asked. */
  async stop({ keepsProfile = false } = {}): Promise<void> {
    await this.application.close();
    if (!keepsProfile) await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
