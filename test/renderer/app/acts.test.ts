import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { allCommands, useCommandsStore } from '../../../renderer/app/stores/commands-store.ts';
import { useStatusStore } from '../../../renderer/app/stores/status-store.ts';
import { useToastsStore } from '../../../renderer/app/stores/toasts-store.ts';
import { undoMs, useUndoStore } from '../../../renderer/app/stores/undo-store.ts';
import { failed, success } from '../../../shared/result.ts';
import { resetStores } from '../reset-stores.ts';

const command = (label: string) => ({ id: 'x', label, group: 'g', run: () => undefined });

beforeEach(() => {
  vi.useFakeTimers();
  resetStores();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('undo', () => {
  it('takes back the newest act first and says what it took back', async () => {
    const undone: string[] = [];
    const undoOf = (name: string) => async () => {
      undone.push(name);
      return await Promise.resolve(success(null));
    };
    useUndoStore.getState().offer({ label: 'First', undo: undoOf('first') });
    useUndoStore.getState().offer({ label: 'Second', undo: undoOf('second') });
    await useUndoStore.getState().undo();
    expect(undone).toEqual(['second']);
    expect(useUndoStore.getState().offers.map((offer) => offer.label)).toEqual(['First']);
    expect(useToastsStore.getState().toasts[0]?.text).toBe('Undone: Second');
  });

  it('is offered for ten seconds and not longer', () => {
    useUndoStore.getState().offer({ label: 'Moved', undo: () => Promise.resolve(success(null)) });
    vi.advanceTimersByTime(undoMs - 1);
    expect(useUndoStore.getState().offers).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(useUndoStore.getState().offers).toHaveLength(0);
  });

  it('can be withdrawn when the act itself failed', () => {
    const withdraw = useUndoStore
      .getState()
      .offer({ label: 'Moved', undo: () => Promise.resolve(success(null)) });
    withdraw();
    expect(useUndoStore.getState().offers).toHaveLength(0);
  });

  it('says plainly when it failed', async () => {
    useUndoStore.getState().offer({
      label: 'Moved to Deleted Items',
      undo: () => Promise.resolve(failed({ kind: 'conflict', code: 'ErrorIrresolvableConflict' })),
    });
    await useUndoStore.getState().undo();
    expect(useToastsStore.getState().toasts[0]).toMatchObject({ tone: 'refused' });
    expect(useToastsStore.getState().toasts[0]?.text).toContain('Could not undo “Moved to Deleted Items”');
  });
});

describe('toasts', () => {
  it('with good news leave by themselves, with bad news stay', () => {
    useToastsStore.getState().show({ tone: 'proved', text: 'Sent.' });
    useToastsStore.getState().show({ tone: 'refused', text: 'Refused.' });
    vi.advanceTimersByTime(60_000);
    expect(useToastsStore.getState().toasts.map((toast) => toast.text)).toEqual(['Refused.']);
  });
});

describe('commands', () => {
  it('stand in for one another by id, the newest first, and leave with who brought them', () => {
    const [frame, view] = [Symbol('frame'), Symbol('view')];
    useCommandsStore.getState().register(frame, [command('Everywhere')]);
    useCommandsStore.getState().register(view, [command('Here')]);
    expect(allCommands(useCommandsStore.getState().sets).map((one) => one.label)).toEqual(['Here']);
    useCommandsStore.getState().unregister(view);
    expect(allCommands(useCommandsStore.getState().sets).map((one) => one.label)).toEqual(['Everywhere']);
  });
});

describe('writes on their way', () => {
  it('are counted in and out, each out only once', () => {
    const end = useStatusStore.getState().beginWrite();
    useStatusStore.getState().beginWrite();
    end();
    end();
    expect(useStatusStore.getState().pending).toBe(1);
  });
});
