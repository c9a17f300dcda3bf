/** The channel on which a test brings down every session thread that hears it. */
export const CRASH_CHANNEL = 'onbehalf-test-crash';
