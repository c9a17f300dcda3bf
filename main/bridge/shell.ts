/** What the app needs of its host, and nothing else. One implementation for each host, in a folder of its own. */
export interface Shell {
  readonly host: 'electron' | 'chromium' | 'headless';
  /** A private folder (mode 0700) for this profile: accounts without secrets, settings, the journal. */
  readonly profileFolder: string;
  /** The address at which this host serves the message frame of a token: an origin of its own, ending in a slash. */
  frameUrl(token: string): string;
  /** Opens an https, http or mailto address that the person has confirmed. */
  openExternal(address: string): Promise<void>;
}
