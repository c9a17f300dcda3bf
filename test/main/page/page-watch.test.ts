import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PageWatch } from '../../../main/page/page-watch.ts';

/** Lets what was promised settle. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** A page, and a machine whose time is moved by hand. */
function machine() {
  const page = { answers: true, isHeld: false, now: 0 };
  const waiting: (() => void)[] = [];
  const ticks: (() => void)[] = [];
  const onSilent = vi.fn<() => void>();
  const end = vi.fn<() => void>();
  const watch = new PageWatch({
    ask: async () => (page.answers ? undefined : await new Promise<void>((resolve) => waiting.push(resolve))),
    isHeld: async () => page.isHeld,
    now: () => page.now,
    every: (_ms, callBack) => {
      ticks.push(callBack);
      return end;
    },
    onSilent,
  });
  const pass = async (looks: number, ms = 5000): Promise<void> => {
    for (let look = 0; look < looks; look += 1) {
      page.now += ms;
      for (const tick of ticks) tick();
      await settle();
    }
  };
  return {
    page,
    watch,
    onSilent,
    end,
    pass,
    answerLate: () => waiting.splice(0).forEach((now) => now()),
  };
}

describe('a page that does not answer', () => {
  let given: ReturnType<typeof machine>;
  beforeEach(() => void (given = machine()));

  it('is noticed after a minute, and not before', async () => {
    await given.pass(1);
    given.page.answers = false;
    await given.pass(12);
    expect(given.onSilent).not.toHaveBeenCalled();
    await given.pass(1);
    expect(given.onSilent).toHaveBeenCalledTimes(1);
  });

  it('is left alone while it answers, however late each time', async () => {
    given.page.answers = false;
    for (let round = 0; round < 10; round += 1) {
      await given.pass(9);
      given.answerLate();
      await settle();
    }
    expect(given.onSilent).not.toHaveBeenCalled();
  });

  it('is not blamed for the hours in which the machine slept', async () => {
    given.page.answers = false;
    await given.pass(10);
    await given.pass(1, 3 * 3_600_000);
    await given.pass(11);
    expect(given.onSilent).not.toHaveBeenCalled();
    await given.pass(1);
    expect(given.onSilent).toHaveBeenCalledTimes(1);
  });

  it('is not blamed on a machine that is too busy for the watch itself', async () => {
    given.page.answers = false;
    await given.pass(200, 9000);
    expect(given.onSilent).not.toHaveBeenCalled();
  });

  it('is left alone while a debugger holds it', async () => {
    given.page.answers = false;
    given.page.isHeld = true;
    await given.pass(60);
    expect(given.onSilent).not.toHaveBeenCalled();
    given.page.isHeld = false;
    await given.pass(13);
    expect(given.onSilent).toHaveBeenCalled();
  });

  it('gives the page that takes its place a minute of its own', async () => {
    given.page.answers = false;
    await given.pass(11);
    given.watch.renew();
    await given.pass(11);
    expect(given.onSilent).not.toHaveBeenCalled();
  });

  it('is not asked any more once the watch has ended', () => {
    given.watch.end();
    expect(given.end).toHaveBeenCalledTimes(1);
  });
});
