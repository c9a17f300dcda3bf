import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { log } from '../../../main/log.ts';
import { endOnDefects } from '../../../main/shell/end-on-defects.ts';

describe('something thrown that nobody caught', () => {
  it.each(['uncaughtException', 'unhandledRejection'])('ends the program once: %s', (event) => {
    const written = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const host = new EventEmitter();
    const end = vi.fn<() => void>();
    endOnDefects(end, host as unknown as NodeJS.Process);
    host.emit(event, new Error('first'));
    host.emit(event, new Error('second'));
    expect(end).toHaveBeenCalledTimes(1);
    expect(written).toHaveBeenCalledTimes(2);
    written.mockRestore();
  });

  it.each(['electron', 'chromium', 'headless'])('is watched for by the host %s', async (host) => {
    const code = await readFile(new URL(`../../../main/${host}.ts`, import.meta.url), 'utf8');
    expect(code).toMatch(/\bendOnDefects\(/u);
  });
});
