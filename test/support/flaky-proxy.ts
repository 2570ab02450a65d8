import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { SEARCH } from '../../server/contract/route.ts';

/**
 * Stands between a browser and the service as a weak network does. `dropReplies`: writes arrive and are done, and nobody hears of
 * it; `dropRequests`: writes do not arrive; reading goes through. `isDown`: nothing does.
 */
export async function openFlakyProxy(origin: string) {
  const weather = { dropReplies: false, dropRequests: false, isDown: false };
  const counts = { dropped: 0, writes: 0 };
  const { hostname, port } = new URL(origin);
  const server = createServer((incoming, outgoing) => {
    const isWrite = incoming.method !== 'GET' && !incoming.url?.endsWith(SEARCH);
    if (isWrite) counts.writes += 1;
    if (weather.isDown || (isWrite && weather.dropRequests)) {
      counts.dropped += 1;
      incoming.socket.destroy();
      return;
    }
    const isDropped = isWrite && weather.dropReplies;
    const onward = ask(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (reply) => {
        if (isDropped) {
          reply.resume();
          reply.on('end', () => {
            counts.dropped += 1;
            incoming.socket.destroy();
          });
          return;
        }
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing);
      },
    );
    onward.on('error', () => incoming.socket.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, weather, counts };
}
