/**
 * Takes stdout for lines of ours alone: whatever else writes there (a library, a worker's console) goes to stderr.
 * Returns the function that writes one line.
 */
export function ownStdout(): (line: string) => void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  // Whoever reads us may go away at any time; the end of stdin then ends the host.
  process.stdout.on('error', () => undefined);
  return (line) => {
    write(`${line}\n`);
  };
}
