/** What is written to: standard output, as far as a log needs it. */
type Out = {
  write(text: string): unknown;
  on(event: 'error', listener: () => void): unknown;
};

/**
 * One JSON line for each thing that happened. Whoever reads them may have ended, or their disk may be full: those lines are lost then, there is
 * nowhere else to say it, and the service goes on. Without the listener the process would end with the first of them.
 */
export function lineLog(out: Out): (line: object) => void {
  out.on('error', () => undefined);
  return (line) => void out.write(`${JSON.stringify(line)}\n`);
}
