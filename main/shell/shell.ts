/** What the app needs of its host, and nothing else. One implementation for each host, in a folder of its own. */
export interface Shell {
  readonly host: 'electron' | 'chromium' | 'headless';
  /** A private folder (mode 0700) for this profile: accounts without secrets, settings, the journal. */
  readonly profileFolder: string;
  /** Opens an https, http or mailto address that the person has confirmed. */
  openExternal(address: string): Promise<void>;
}
