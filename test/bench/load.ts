import { Agent, request } from 'node:http';

export type Shot = { readonly status: number; readonly ms: number; readonly retryAfter?: string | undefined };

export type Said = { readonly method: string; readonly path: string; readonly cookie: string; readonly body?: unknown };

/** One request over a kept connection. */
export function shoot(agent: Agent, origin: string, said: Said) {
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
      const { statusCode: status = 0, headers } = response;
      response.once('end', () => done({ status, ms: performance.now() - began, retryAfter: headers['retry-after'] }));
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

/** A request every `everyMs`, whether or not the one before was answered. A busy machine wakes late: then fewer are sent, and it ends in time all the same. */
export async function trickle(everyMs: number, forMs: number, ask: (agent: Agent) => Promise<Shot>): Promise<Shot[]> {
  const agent = new Agent({ keepAlive: true });
  const open: Promise<Shot>[] = [];
  for (const began = performance.now(); performance.now() - began < forMs; ) {
    open.push(ask(agent));
    await new Promise((passed) => setTimeout(passed, everyMs));
  }
  const shots = await Promise.all(open);
  agent.destroy();
  return shots;
}

/** Milliseconds. What could not be started sooner than this after its time says more of the generator than of the service. */
const TOO_LATE = 500;
const MOST_OPEN = 8000;

/** So many requests a second, whoever is answered and when: an open loop. */
export async function flood(perSecond: number, forMs: number, ask: () => Promise<Shot>) {
  const [shots, open]: [(Shot & { readonly at: number })[], Set<Promise<void>>] = [[], new Set()];
  const began = performance.now();
  let [due, notSent] = [0, 0];
  const start = () => {
    const asked = ask().then((shot) => {
      shots.push({ ...shot, at: performance.now() - began });
      open.delete(asked);
    });
    open.add(asked);
  };
  for (let passed = 0; passed < forMs; passed = performance.now() - began) {
    for (; (due * 1000) / perSecond < passed; due++) {
      if (passed - (due * 1000) / perSecond > TOO_LATE || open.size >= MOST_OPEN) notSent += 1;
      else start();
    }
    await new Promise((next) => setTimeout(next, 2));
  }
  return { shots, asked: due, notSent, settled: Promise.all(open) };
}

export function percentile(shots: readonly Shot[], p: number): number {
  const sorted = shots.map((shot) => shot.ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}
