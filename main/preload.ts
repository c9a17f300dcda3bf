import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';

// Bundled to one CommonJS file and run sandboxed in the page's isolated world. Text crosses the process border;
// what the page gets is plain data, parsed here.
// Main asks whether the page still turns: one that is stuck in a task cannot answer.
ipcRenderer.on('alive', () => ipcRenderer.send('alive'));

contextBridge.exposeInMainWorld('bridge', {
  request: async (name: unknown, input: unknown): Promise<unknown> =>
    JSON.parse(await ipcRenderer.invoke('request', JSON.stringify({ request: name, input }))),

  subscribe: (name: unknown, listener: (payload: unknown) => void): (() => void) => {
    // The event object is dropped here: it would hand the page `ipcRenderer` itself.
    const relay = (_event: IpcRendererEvent, pushed: string, payload: string): void => {
      if (pushed === name) listener(JSON.parse(payload));
    };
    ipcRenderer.on('event', relay);
    return () => void ipcRenderer.off('event', relay);
  },
});
