/** A figure of a simulation, for whoever reads the run: shares as per cents, counts as they are. */
export function printed(what: string, figures: Readonly<Record<string, number>>): void {
  const said = Object.entries(figures).map(([name, value]) => {
    const figure = Number.isInteger(value) && value !== 0 ? String(value) : `${(100 * value).toFixed(2)} %`;
    return `${name} ${figure}`;
  });
  process.stdout.write(`${what} ${said.join(', ')}\n`);
}
