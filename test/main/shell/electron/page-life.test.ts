import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PageLife } from '../../../../main/shell/electron/page-life.ts';

/** Web contents whose process ends a moment after it is told to, as Electron's does. */
class Contents extends EventEmitter {
  readonly done: string[] = [];
  isGone = false;
  forcefullyCrashRenderer(): void {
    this.done.push('crash');
  }
  reload(): void {
    this.done.push('reload');
  }
  isDestroyed(): boolean {
    return this.isGone;
  }
  gone(reason = 'crashed'): void {
    this.emit('render-process-gone', {}, { reason, exitCode: 1 });
  }
}

describe('a page in Electron', () => {
  let contents: Contents;
  const ended = vi.fn<(how: string) => boolean>();
  const giveUp = vi.fn<() => void>();
  const begun = vi.fn<() => void>();
  let life: PageLife;
  beforeEach(() => {
    for (const mock of [ended, giveUp, begun]) mock.mockReset();
    ended.mockReturnValue(true);
    contents = new Contents();
    life = new PageLife({ contents: contents as never, ended, giveUp, begun });
  });

  it('is loaded anew by the lock once its process has gone, and not before', () => {
    life.renew();
    expect(contents.done).toEqual(['crash']);
    contents.gone();
    expect(contents.done).toEqual(['crash', 'reload']);
    expect(ended).not.toHaveBeenCalled();
  });

  it.each(['crashed', 'killed', 'oom', 'abnormal-exit', 'memory-eviction', 'integrity-failure'])(
    'comes back when its process has gone by itself: %s',
    (reason) => {
      contents.gone(reason);
      expect(contents.done).toEqual(['reload']);
      expect(ended).toHaveBeenCalledWith('crashed');
      expect(begun).toHaveBeenCalledTimes(1);
    },
  );

  it('is ended where it does not answer, and comes back', () => {
    life.fellSilent();
    contents.gone();
    expect(contents.done).toEqual(['crash', 'reload']);
    expect(ended).toHaveBeenCalledWith('silent');
  });

  it('is not brought back for ever', () => {
    ended.mockReturnValue(false);
    contents.gone();
    expect(contents.done).toEqual([]);
    expect(giveUp).toHaveBeenCalledTimes(1);
  });

  it('is not asked for again where its process cannot be started after the lock', () => {
    life.renew();
    contents.gone('launch-failed');
    expect(contents.done).toEqual(['crash']);
    expect(giveUp).toHaveBeenCalledTimes(1);
  });

  it('is left alone once its window has gone', () => {
    contents.isGone = true;
    life.renew();
    contents.gone();
    expect(contents.done).toEqual([]);
  });
});
