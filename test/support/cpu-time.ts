/**
 * The processor's time that a step takes, in milliseconds, the least of so many tries: other work on the machine and
 * a collection of garbage may lengthen one try, and only what the step itself costs is in all of them.
 */
export function cpuTime(step: () => void, bound = 0, tries = 3): number {
  let least = Infinity;
  for (let next = 0; next < tries && least > bound; next += 1) {
    const before = used();
    step();
    least = Math.min(least, used() - before);
  }
  return least;
}

/** Of this thread where Node can tell (24), otherwise of the process. */
function used(): number {
  const { user, system } =
    typeof process.threadCpuUsage === 'function' ? process.threadCpuUsage() : process.cpuUsage();
  return (user + system) / 1000;
}
