/** The channel on which a test brings down the threads of all open sessions. */
export const CRASH_CHANNEL = 'onbehalf-test-crash';
