import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { askBeforeClosing } from '../../../../main/shell/electron/closing.ts';
import { failStart } from '../../../../main/shell/electron/failed-start.ts';

/** A window that closes unless its closing is prevented. */
class Window extends EventEmitter {
  isClosed = false;
  close(): void {
    let isPrevented = false;
    this.emit('close', { preventDefault: () => (isPrevented = true) });
    this.isClosed ||= !isPrevented;
  }
  isDestroyed(): boolean {
    return this.isClosed;
  }
}

/** Lets what was promised settle. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('closing the window of Electron', () => {
  let window: Window;
  let unsent: { isAny: boolean; isOnDisk: boolean };
  const ask = vi.fn<(isOnDisk: boolean) => Promise<boolean>>();
  const onClose = vi.fn<() => void>();
  beforeEach(() => {
    ask.mockReset();
    onClose.mockReset();
    unsent = { isAny: true, isOnDisk: true };
    window = new Window();
    askBeforeClosing({ window: window as never, unsent: () => unsent, ask, onClose });
  });

  it('asks nothing where everything is sent', () => {
    unsent = { isAny: false, isOnDisk: true };
    window.close();
    expect([window.isClosed, ask.mock.calls.length]).toEqual([true, 0]);
  });

  it('asks once about text that is not sent, and stays open when told so', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    ask.mockReturnValue(promise);
    window.close();
    window.close();
    expect(ask.mock.calls).toEqual([[true]]);
    resolve(false);
    await settle();
    expect([window.isClosed, onClose.mock.calls.length]).toEqual([false, 0]);
  });

  it('asks again the next time', async () => {
    ask.mockResolvedValue(false);
    window.close();
    await settle();
    window.close();
    await settle();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('closes when told so, and says that memory alone had the text', async () => {
    unsent = { isAny: true, isOnDisk: false };
    ask.mockResolvedValue(true);
    window.close();
    await settle();
    expect([window.isClosed, onClose.mock.calls.length]).toEqual([true, 1]);
    expect(ask).toHaveBeenCalledWith(false);
  });
});

describe('a start that fails', () => {
  it('is said in a box once Electron can draw one, and on standard error', async () => {
    const order: string[] = [];
    const written = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      order.push(String(text).trim());
      return true;
    });
    await failStart(
      {
        app: {
          whenReady: async () => void order.push('ready'),
          exit: (code) => void order.push(`exit ${code}`),
        },
        dialog: { showErrorBox: (title, words) => void order.push(`${title}: ${words}`) },
      },
      2,
      'Because.',
    );
    written.mockRestore();
    expect(order).toEqual(['Because.', 'ready', 'Onbehalf could not start: Because.', 'exit 2']);
  });
});
