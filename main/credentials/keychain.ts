import type { KeychainState } from '../../shared/model/account.ts';
import { loadKeytar } from './keytar.ts';
import type { Keytar } from './keytar.ts';
import { NativeLane } from './native-lane.ts';
import type { LaneResult } from './native-lane.ts';
import { FoundSecret, Secret } from './secret.ts';
import type { SecretStore } from './secret-store.ts';
import { probeSecretService } from './secret-service/probe.ts';

/** What the keychain is asked with; each part can be replaced in a test. */
export interface KeychainParts {
  readonly load: () => Promise<Keytar | null>;
  /** How the keychain is, without touching a secret; it may take its time. Null: ask keytar itself. */
  readonly probe: (() => Promise<KeychainState>) | null;
  /** How long one native call is waited for. */
  readonly limitMs: number;
  /** How long one probe is waited for; as long as a call without it. */
  readonly probeLimitMs?: number;
  /** How often an absent, locked or failing keychain is looked at again. */
  readonly lookAgainMs: number;
}

/** The name under which the OS keychain lists our entries. */
const service = 'Onbehalf';
/** A probe goes on behind its limit, so that a keychain that hung is known to be back as soon as it answers. */
const probeEndMs = 30_000;

/** As this machine is. Elsewhere than on Linux the system itself may ask the person, and a person takes time. */
function partsOfThisMachine(): KeychainParts {
  const isLinux = process.platform === 'linux';
  return {
    load: loadKeytar,
    probe: isLinux ? async () => await probeSecretService(process.env, probeEndMs) : null,
    limitMs: isLinux ? 800 : 60_000,
    // A person is told within a second, whatever else the machine has to do.
    probeLimitMs: 600,
    lookAgainMs: 5000,
  };
}

/** Opens the secret store of this machine; takes at most a second, also where the keychain hangs. */
export async function openKeychain(parts: KeychainParts = partsOfThisMachine()): Promise<SecretStore> {
  const keychain = new Keychain(parts);
  await keychain.look();
  return keychain;
}

/** The OS keychain through keytar, and memory for this run where it cannot be used. */
class Keychain implements SecretStore {
  readonly #parts: KeychainParts;
  readonly #lane: NativeLane;
  readonly #probes: NativeLane;
  readonly #listeners = new Set<(state: KeychainState) => void>();
  /** Secrets of this run that no keychain took. */
  readonly #memory = new Map<string, Secret>();
  /** Accounts whose entry could not be removed yet. */
  readonly #toRemove = new Set<string>();
  #state: KeychainState = 'absent';
  #told: KeychainState | null = null;
  #isDoubted = false;
  #keytar: Keytar | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: KeychainParts) {
    this.#parts = parts;
    const lookNow = (): void => void this.look();
    this.#lane = new NativeLane(parts.limitMs, lookNow);
    this.#probes = new NativeLane(parts.probeLimitMs ?? parts.limitMs, lookNow);
  }

  state(): KeychainState {
    return this.#state;
  }

  onState(listener: (state: KeychainState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async put(accountId: string, secret: string): Promise<'keychain' | 'memory'> {
    this.#toRemove.delete(accountId);
    const kept = new Secret(secret);
    this.#memory.set(accountId, kept);
    await this.look();
    return this.#memory.get(accountId) === kept ? 'memory' : 'keychain';
  }

  async take(accountId: string): Promise<FoundSecret | null> {
    const kept = this.#memory.get(accountId);
    if (kept !== undefined) return new FoundSecret(kept, 'memory');
    await this.look();
    const read = await this.#call((keytar) => keytar.getPassword(service, accountId));
    if (read.ok && read.value !== null) return new FoundSecret(new Secret(read.value), 'keychain');
    // Null also comes from a collection that was locked meanwhile: say so rather than "no such secret".
    if (read.ok) await this.look();
    return null;
  }

  async remove(accountId: string): Promise<void> {
    this.#memory.delete(accountId);
    this.#toRemove.add(accountId);
    await this.look();
  }

  wipe(): void {
    this.#memory.clear();
  }

  /** Looks how the keychain is now and, where it can be written, brings it up to date. Never rejects. */
  async look(): Promise<void> {
    this.#state = await this.#find();
    if (this.#state === 'ready') await this.#catchUp();
    if (this.#state !== 'ready') this.#lookAgainLater();
    this.#tell();
  }

  async #find(): Promise<KeychainState> {
    if (this.#lane.isOccupied) return 'failing';
    this.#keytar ??= await this.#parts.load();
    if (this.#keytar === null) return 'absent';
    const probed = await this.#probe();
    // A call that failed although all looks well (libsecret cannot follow a keyring that was replaced under it)
    // is believed until another one succeeds. Without a probe a call is the only way to know.
    if (probed !== 'ready' || (this.#parts.probe !== null && !this.#isDoubted)) return probed;
    const keytar = this.#keytar;
    const asked = await this.#lane.run(() => keytar.getPassword(service, 'probe'));
    this.#isDoubted = !asked.ok;
    return asked.ok ? 'ready' : 'failing';
  }

  /** Without a probe nothing is known against it. While one hangs the answer comes at once. */
  async #probe(): Promise<KeychainState> {
    const { probe } = this.#parts;
    if (probe === null) return 'ready';
    const probed = await this.#probes.run(probe);
    return probed.ok ? probed.value : 'failing';
  }

  /** Secrets that waited in memory go where they belong; entries that had to stay are removed. */
  async #catchUp(): Promise<void> {
    for (const [accountId, kept] of this.#memory) {
      const done = await this.#call((keytar) => keytar.setPassword(service, accountId, kept.reveal()));
      if (!done.ok) return;
      // A newer secret may have come meanwhile; then that one still has to be written.
      if (this.#memory.get(accountId) === kept) this.#memory.delete(accountId);
    }
    for (const accountId of this.#toRemove) {
      const done = await this.#call((keytar) => keytar.deletePassword(service, accountId));
      if (!done.ok) return;
      this.#toRemove.delete(accountId);
    }
  }

  async #call<T>(call: (keytar: Keytar) => Promise<T>): Promise<LaneResult<T>> {
    const keytar = this.#keytar;
    if (keytar === null || this.#state !== 'ready') return { ok: false, reason: 'error' };
    const result = await this.#lane.run(() => call(keytar));
    if (!result.ok) {
      this.#isDoubted = true;
      this.#state = await this.#find();
      this.#lookAgainLater();
      this.#tell();
    }
    return result;
  }

  #tell(): void {
    if (this.#told === this.#state) return;
    this.#told = this.#state;
    for (const listener of this.#listeners) listener(this.#state);
  }

  #lookAgainLater(): void {
    // Without a probe looking is a call, and a call may ask the person, who has just said no: not before the next act.
    if (this.#timer !== null || this.#parts.probe === null) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.look();
    }, this.#parts.lookAgainMs);
    this.#timer.unref();
  }
}
