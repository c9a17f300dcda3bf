import type { Shell } from './shell/shell.ts';

/** The whole app behind its one door, as a host sees it. */
export interface Application {
  /**
   * Answers one request. In: JSON text of `{"request": name, "input": …}`. Out: JSON text of a Result. Never rejects;
   * text that is no JSON is answered as `invalid-request`.
   */
  answer(text: string): Promise<string>;
  /** Listens to pushed events; `payload` is JSON text. Returns the function that ends the subscription. */
  onEvent(listener: (event: string, payload: string) => void): () => void;
  /** The HTML staged for a message frame, once; null when unknown or taken. */
  takeFrame(token: string): string | null;
  /** A link of a message frame was clicked; the app asks the person. */
  linkClicked(token: string, index: number): void;
  /** Ends every session and flushes the journal. */
  close(): Promise<void>;
}

/** Starts the app on a host. Fails never; what is missing (keychain, journal) shows in `app.state`. */
export declare function createApplication(shell: Shell): Promise<Application>;
