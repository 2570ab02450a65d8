import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Shot, shoot } from '../bench/load.ts';
import type { People } from '../bench/served.ts';

const EVERY = 25;

/** What a family, a principal and whoever watches open, one after the other until told to stop: statuses, and how often. */
export function openReaders(origin: string, { child, school }: People) {
  const pages = [
    { path: `/api/pupils/${child.id}/profile`, cookie: child.cookie },
    { path: `/api/schools/${school.id}/report`, cookie: school.cookie },
    { path: '/api/health', cookie: '' },
  ];
  const agent = new Agent({ keepAlive: true });
  let statuses = new Map<number, number>();
  let isOver = false;
  const reading = (async () => {
    for (let turn = 0; !isOver; turn++) {
      const page = pages[turn % pages.length] ?? { path: '/', cookie: '' };
      const shot = await shoot(agent, origin, { method: 'GET', ...page }).catch((): Shot => ({ status: 0, ms: 0 }));
      statuses.set(shot.status, (statuses.get(shot.status) ?? 0) + 1);
      await pause(EVERY);
    }
  })();
  return {
    /** What they were answered since this was last asked. */
    since() {
      const found = statuses;
      statuses = new Map();
      return found;
    },
    async stop() {
      isOver = true;
      await reading;
      agent.destroy();
    },
  };
}

export const saidIn = (statuses: ReadonlyMap<number, number>) =>
  [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, times]) => `${status} × ${times}`)
    .join(', ') || 'none';

export async function healthOf(origin: string): Promise<unknown> {
  return ((await (await fetch(`${origin}/api/health`)).json()) as { status: unknown }).status;
}
