/** Parts of a browser that a mail window has no use for, most of which would speak to their maker. */
const disabledFeatures = [
  'AutofillServerCommunication',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'CertificateTransparencyComponentUpdater',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'InterestFeedContentSuggestions',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PasswordManagerOnboarding',
  'Prerender2',
  'PreconnectToSearch',
  'SafeBrowsingEnhancedProtection',
  'ThirdPartyStoragePartitioning',
  'Translate',
];

/** What the flags depend on. */
export interface FlagOptions {
  /** A private folder of this run, thrown away afterwards. */
  readonly userDataFolder: string;
  readonly headless: boolean;
  /** Chromium refuses its sandbox to root; whoever runs as root is told so. */
  readonly withSandbox: boolean;
  /** The first address of the app window. */
  readonly address: string;
  readonly size: { readonly width: number; readonly height: number };
}

/**
 * Every flag the browser is started with; playwright-core adds none (`ignoreDefaultArgs: true`). The page's
 * requests are answered before they reach the network; the flags see to it that there is none to reach.
 */
export function browserFlags(options: FlagOptions): string[] {
  return [
    // Driven over file descriptors 3 and 4: no port is opened that another process could speak to.
    '--remote-debugging-pipe',
    `--user-data-dir=${options.userDataFolder}`,

    // No name resolves, and every connection, also to an address or to loopback, goes to a proxy whose name is
    // among those that do not resolve.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=http://dead-end.invalid:9',
    '--proxy-bypass-list=<-loopback>',
    '--disable-quic',
    '--dns-prefetch-disable',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    // The person's Windows login is nobody's business.
    '--auth-server-allowlist=',
    '--auth-negotiate-delegate-allowlist=',

    // Nothing of the browser's own.
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-extensions-with-background-pages',
    '--disable-component-update',
    '--disable-crash-reporter',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-field-trial-config',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    '--metrics-recording-only',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    '--no-service-autorun',
    // The throw-away profile keeps no passwords; asking for a keychain here would prompt the person for nothing.
    '--password-store=basic',
    '--use-mock-keychain',
    `--disable-features=${disabledFeatures.join(',')}`,

    // Deny what a page may ask for.
    '--block-new-web-contents',
    '--deny-permission-prompts',
    '--disable-notifications',
    '--disable-print-preview',
    '--disable-file-system',

    // A window that nobody looks at must still receive what is pushed to it.
    '--disable-back-forward-cache',
    '--disable-dev-shm-usage',
    '--disable-hang-monitor',
    '--disable-infobars',
    // Without it Chromium lays a bar over the page that calls the dead-ended name resolution a danger.
    '--test-type',

    ...(options.withSandbox ? [] : ['--no-sandbox']),
    ...(options.headless ? ['--headless', '--hide-scrollbars', '--mute-audio'] : []),
    `--window-size=${options.size.width},${options.size.height}`,
    `--app=${options.address}`,
  ];
}
