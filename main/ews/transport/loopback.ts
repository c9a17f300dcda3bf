const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Whether a URL's host is this very machine. */
export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname);
}
