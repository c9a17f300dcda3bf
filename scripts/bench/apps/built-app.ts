import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type * as application from '../../../main/application.ts';
import type { Application, ApplicationOptions } from '../../../main/application.ts';
import type * as keychain from '../../../main/credentials/keychain.ts';
import type { Input, RequestName } from '../../../shared/contract/index.ts';
import { DrivenApp } from './driven-app.ts';

const dist = pathToFileURL(`${join(import.meta.dirname, '../../../dist/main')}/`);
const answered = z.object({ ok: z.boolean(), value: z.unknown(), failure: z.unknown() }).partial();

/** A module of the built app. */
export async function builtModule<T>(name: string): Promise<T> {
  const module: T = await import(new URL(name, dist).href);
  return module;
}

/** The built app in this process, for what no command line can ask of it; this process must have a keyring of its own. */
export class BuiltApp extends DrivenApp {
  readonly application: Application;

  constructor(running: Application) {
    super();
    this.application = running;
    running.onEvent((name, payload) => this.told(name, JSON.parse(payload)));
  }

  static async start(profile: string, options: ApplicationOptions): Promise<BuiltApp> {
    const { createApplication } = await builtModule<typeof application>('application.js');
    const { openKeychain } = await builtModule<typeof keychain>('credentials/keychain.js');
    const shell = {
      host: 'headless',
      profileFolder: profile,
      frameUrl: (token: string) => token,
      openExternal: async () => undefined,
    } as const;
    return new BuiltApp(await createApplication(shell, await openKeychain(), options));
  }

  async ask<N extends RequestName, T>(name: N, input: Input<N>, shape: z.ZodType<T>): Promise<T> {
    const text = await this.application.answer(JSON.stringify({ request: name, input }));
    const answer = answered.parse(JSON.parse(text));
    if (answer.ok !== true) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
    return shape.parse(answer.value);
  }
}
