/** One who asks: a session's thread, or an account's watch. */
export interface Member {
  /** How many turns of one queue its reads may hold at a time, as it has no more connections; a write may hold one more. */
  readonly most: number;
}

/** What became of the one who was asked for: served; waits for its own reasons; waits with all of its kind; nobody can go. */
export type Verdict = 'served' | 'waits' | 'kind-waits' | 'stop';

interface Line<W> {
  readonly member: Member;
  readonly kind: string;
  readonly waiting: W[];
}

/**
 * Lines of those who wait, one for each member and kind of request. The line that was served goes to the end; one whose
 * kind is exhausted keeps its place, and nobody of that kind overtakes it.
 */
export class Rotation<W> {
  #lines: Line<W>[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  *all(): Generator<W> {
    for (const { waiting } of this.#lines) yield* waiting;
  }

  /** How many of some kinds wait for one member. */
  waitingOf(member: Member, kinds: readonly string[]): number {
    let all = 0;
    for (const { member: who, kind, waiting } of this.#lines)
      if (who === member && kinds.includes(kind)) all += waiting.length;
    return all;
  }

  add(member: Member, kind: string, one: W): void {
    this.#size += 1;
    const line = this.#line(member, kind);
    if (line === undefined) this.#lines.push({ member, kind, waiting: [one] });
    else line.waiting.push(one);
  }

  remove(member: Member, kind: string, one: W): void {
    const line = this.#line(member, kind);
    const index = line?.waiting.indexOf(one) ?? -1;
    if (line === undefined || index < 0) return;
    line.waiting.splice(index, 1);
    this.#tidy();
  }

  removeWhere(matches: (one: W) => boolean): W[] {
    const removed: W[] = [];
    for (const { waiting } of this.#lines) {
      if (!waiting.some(matches)) continue;
      const kept = waiting.filter((one) => !matches(one));
      removed.push(...waiting.filter((one) => !kept.includes(one)));
      waiting.splice(0, waiting.length, ...kept);
    }
    if (removed.length > 0) this.#tidy();
    return removed;
  }

  forget(member: Member): void {
    this.#lines = this.#lines.filter((line) => line.member !== member);
    this.#tidy();
  }

  /** Offers each line's first in turn. `isPassedOver`: one of its kind that came before has to wait. */
  serve(offer: (first: W, isPassedOver: boolean) => Verdict): void {
    const exhausted = new Set<string>();
    for (let index = 0; index < this.#lines.length;) {
      const line = this.#lines[index];
      const first = line?.waiting[0];
      if (line === undefined || first === undefined) return;
      const verdict = offer(first, exhausted.has(line.kind));
      if (verdict === 'stop') return;
      if (verdict === 'kind-waits') exhausted.add(line.kind);
      if (verdict !== 'served') index += 1;
      else this.#moveOn(index, line);
    }
  }

  #moveOn(index: number, line: Line<W>): void {
    this.#size -= 1;
    line.waiting.shift();
    this.#lines.splice(index, 1);
    if (line.waiting.length > 0) this.#lines.push(line);
  }

  #line(member: Member, kind: string): Line<W> | undefined {
    return this.#lines.find((line) => line.member === member && line.kind === kind);
  }

  #tidy(): void {
    this.#lines = this.#lines.filter(({ waiting }) => waiting.length > 0);
    this.#size = this.#lines.reduce((sum, { waiting }) => sum + waiting.length, 0);
  }
}
