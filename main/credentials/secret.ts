import { inspect } from 'node:util';

/** What stands for a secret wherever one would be printed; its length says nothing. */
const asterisks = '********';

/** A secret that prints as asterisks: in JSON, in a template, in a log and in a debugger's console. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The secret itself; ask for it where it is used and nowhere else. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return asterisks;
  }

  toJSON(): string {
    return asterisks;
  }

  [inspect.custom](): string {
    return asterisks;
  }
}

/** A secret as the store gives it out: `secret` can be read, but is not printed with the rest. */
export class FoundSecret {
  readonly from: 'keychain' | 'memory';
  readonly #secret: Secret;

  constructor(secret: Secret, from: 'keychain' | 'memory') {
    this.#secret = secret;
    this.from = from;
  }

  get secret(): string {
    return this.#secret.reveal();
  }

  toJSON(): { readonly secret: string; readonly from: string } {
    return { secret: asterisks, from: this.from };
  }

  [inspect.custom](): string {
    return `FoundSecret { secret: ${asterisks}, from: '${this.from}' }`;
  }
}
