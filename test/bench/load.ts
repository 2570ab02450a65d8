import { Agent, request } from 'node:http';

export type Shot = { readonly status: number; readonly ms: number };

/** One request over a kept connection. */
export function shoot(
  agent: Agent,
  origin: string,
  said: { method: string; path: string; cookie: string; body?: unknown },
) {
  const { method, path, cookie, body } = said;
  const text = body === undefined ? undefined : JSON.stringify(body);
  const began = performance.now();
  return new Promise<Shot>((done, failed) => {
    const headers = {
      origin,
      cookie,
      ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    };
    const asked = request(origin + path, { method, agent, headers }, (response) => {
      response.resume();
      response.once('end', () => done({ status: response.statusCode ?? 0, ms: performance.now() - began }));
    });
    asked.once('error', failed);
    asked.end(text);
  });
}

/** `connections` clients, each asking again as soon as it is answered, for some milliseconds. */
export async function saturate(
  connections: number,
  forMs: number,
  ask: (agent: Agent) => Promise<Shot>,
): Promise<Shot[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const shots: Shot[] = [];
  const until = performance.now() + forMs;
  const client = async () => {
    while (performance.now() < until) shots.push(await ask(agent));
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
  return shots;
}

/** The same for a number of requests: what is counted in CPU wants a warm server, however long that takes on this machine. */
export async function repeat(
  connections: number,
  times: number,
  ask: (agent: Agent) => Promise<Shot>,
): Promise<Shot[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const shots: Shot[] = [];
  let left = times;
  const client = async () => {
    while (left-- > 0) shots.push(await ask(agent));
  };
  await Promise.all(Array.from({ length: connections }, client));
  agent.destroy();
  return shots;
}

/** A request every `everyMs`, whether or not the one before was answered. */
export async function trickle(everyMs: number, forMs: number, ask: (agent: Agent) => Promise<Shot>): Promise<Shot[]> {
  const agent = new Agent({ keepAlive: true });
  const open: Promise<Shot>[] = [];
  for (let at = 0; at < forMs; at += everyMs) {
    open.push(ask(agent));
    await new Promise((passed) => setTimeout(passed, everyMs));
  }
  const shots = await Promise.all(open);
  agent.destroy();
  return shots;
}

export function percentile(shots: readonly Shot[], p: number): number {
  const sorted = shots.map((shot) => shot.ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}
