/**
 * Work that runs together with other work, or alone: who wants to be alone waits for those who run, and whoever comes after waits for
 * him. Only within this process; between processes the database's own conflicts decide.
 */
export function takingTurns() {
  const running = new Set<Promise<unknown>>();
  let alone: Promise<unknown> = Promise.resolve();
  return {
    async together<T>(fn: () => Promise<T>): Promise<T> {
      // Somebody else may have asked to be alone while the one before was waited for.
      for (let seen: unknown; seen !== alone; ) {
        seen = alone;
        await seen;
      }
      const mine = fn();
      running.add(mine);
      try {
        return await mine;
      } finally {
        running.delete(mine);
      }
    },
    alone<T>(fn: () => Promise<T>): Promise<T> {
      const mine = alone.then(() => Promise.allSettled(running)).then(fn);
      alone = mine.catch(() => undefined); // its failure is its own asker's to hear
      return mine;
    },
  };
}
