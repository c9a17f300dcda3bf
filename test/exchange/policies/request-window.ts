import type { Clock } from '../store/clock.ts';

const minute = 60_000;

interface Spending {
  readonly at: number;
  readonly amount: number;
}

/** What each account spent in the last minute. */
export interface RequestWindow {
  /** Spends, where `limit` a minute allows; else gives the ms until it would. Spending nothing yet, it always may. */
  take(account: string, amount: number, limit: number): number;
  /** Spends up to `wanted` at once, as many as `limit` allows but at least one; gives how many. */
  spend(account: string, wanted: number, limit: number): number;
  /** ms until one more may be spent; 0 when it may now. */
  wait(account: string, limit: number): number;
  /** Spends one as soon as `limit` a minute allows, but not before so many ms from now; gives the ms until then. */
  spendLater(account: string, limit: number, from: number): number;
  /** Spends one, now or as soon as `limit` a minute allows; gives the ms until then. */
  reserve(account: string, limit: number): number;
}

/** Nothing spent, yet. */
export function createRequestWindow(clock: Clock): RequestWindow {
  const accounts = new Map<string, Spending[]>();

  function recent(account: string): Spending[] {
    const kept = (accounts.get(account) ?? []).filter((one) => one.at > clock.now() - minute);
    accounts.set(account, kept);
    return kept;
  }

  const totalOf = (list: readonly Spending[]) => list.reduce((sum, one) => sum + one.amount, 0);

  return {
    spend: (account, wanted, limit) => {
      if (limit === Infinity || wanted === 0) return wanted;
      const list = recent(account);
      const amount = Math.max(1, Math.min(wanted, limit - totalOf(list)));
      list.push({ at: clock.now(), amount });
      return amount;
    },
    wait: (account, limit) => {
      const list = recent(account);
      let total = totalOf(list);
      if (total + 1 <= limit) return 0;
      for (const one of list) {
        total -= one.amount;
        if (total + 1 <= limit) return one.at + minute - clock.now();
      }
      return minute;
    },
    take: (account, amount, limit) => {
      if (limit === Infinity) return 0;
      const list = recent(account);
      let total = totalOf(list);
      if (total === 0 || total + amount <= limit) {
        list.push({ at: clock.now(), amount });
        return 0;
      }
      for (const one of list) {
        total -= one.amount;
        if (total === 0 || total + amount <= limit) return one.at + minute - clock.now();
      }
      return minute;
    },
    spendLater: (account, limit, from) => {
      if (limit === Infinity) return from;
      const list = recent(account);
      const earliest = clock.now() + from;
      const moments = [earliest, ...list.map((one) => one.at + minute)].toSorted((a, b) => a - b);
      const allows = (moment: number) =>
        moment >= earliest && totalOf(list.filter((one) => one.at > moment - minute)) + 1 <= limit;
      const at = moments.find(allows) ?? earliest;
      list.push({ at, amount: 1 });
      return at - clock.now();
    },
    reserve: (account, limit) => {
      if (limit === Infinity) return 0;
      const list = recent(account);
      const before = list.length < limit ? undefined : list.at(-limit);
      const at = before ? Math.max(before.at + minute, clock.now()) : clock.now();
      list.push({ at, amount: 1 });
      return at - clock.now();
    },
  };
}
