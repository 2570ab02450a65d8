/** Only in secure places, which a school's own network without https is not: there tabs may send the same, and its clientId makes it one. */
export async function inTurn(name: string, run: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  if (locks) await locks.request(name, run);
  else await run();
}

/** Says something to the other tabs of this browser, where it can. Errors do not cross; an outcome's own words do. */
export function openChannel<T>(name: string, hear: (said: T) => void) {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  channel?.addEventListener('message', ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as T));
  return {
    say: (said: T) => channel?.postMessage(JSON.stringify(said)),
    close: () => channel?.close(),
  };
}
