import { z } from 'zod';
import type { Input, RequestName } from '../../../shared/contract/index.ts';
import { session, type Session } from '../../../shared/model/session.ts';

const page = z.object({ folderId: z.string(), source: z.enum(['server', 'store']) });
const inSession = z.object({ sessionId: z.string() });

/** The app as a program drives it, wherever it runs: what measures ask of it. */
export abstract class DrivenApp {
  readonly #listeners = new Set<(name: string, payload: unknown) => void>();

  /** The value of an answer that must succeed, as far as its shape asks for it. */
  abstract ask<N extends RequestName, T>(name: N, input: Input<N>, shape: z.ZodType<T>): Promise<T>;

  async addAccount(url: string, address: string, secret: string): Promise<string> {
    const typed = {
      address,
      server: url,
      userName: '',
      secret,
      scheme: 'basic',
      certificatePem: null,
    } as const;
    return (await this.ask('account.add', typed, z.object({ accountId: z.string() }))).accountId;
  }

  /** Opens a mailbox; settles when its proof holds. */
  async open(accountId: string, address: string, access: Session['identities']['access']): Promise<string> {
    const opened = this.opened(address);
    await this.ask('mailbox.open', { accountId, address, access }, z.unknown());
    return await opened;
  }

  /** Settles when a mailbox has been opened, by whomever. */
  async opened(address: string): Promise<string> {
    const { sessionId, state } = await this.#event(
      'session.changed',
      session,
      (one) =>
        one.identities.mailbox === address && (one.state.state === 'open' || one.state.state === 'failed'),
    );
    if (state.state === 'failed') throw new Error(`${address}: ${JSON.stringify(state.failure)}`);
    return sessionId;
  }

  /** Settles when the inbox of a session is in the store to its end; gives its folder id. */
  async inboxStored(sessionId: string): Promise<string> {
    const { folderId } = await this.ask('message.firstPage', { sessionId }, page);
    for (;;) {
      const changed = this.#event('folder.changed', inSession, (one) => one.sessionId === sessionId);
      const window = { sessionId, folderId, offset: 0, limit: 1, search: '' };
      const { source } = await this.ask('message.list', window, page);
      if (source === 'store') return folderId;
      await changed;
    }
  }

  /** An event that the app has pushed. */
  protected told(name: string, payload: unknown): void {
    for (const listener of this.#listeners) listener(name, payload);
  }

  #event<T>(name: string, shape: z.ZodType<T>, fits: (payload: T) => boolean): Promise<T> {
    return new Promise((resolve) => {
      const listener = (told: string, payload: unknown): void => {
        if (told !== name) return;
        const read = shape.parse(payload);
        if (!fits(read)) return;
        this.#listeners.delete(listener);
        resolve(read);
      };
      this.#listeners.add(listener);
    });
  }
}
