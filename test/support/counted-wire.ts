import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

type Sent = { readonly path: string; bytes: number };
const FIRST_LINE = /^[A-Z]+ (\S+) HTTP\/1\.1\r\n/;

/**
 * Stands between a browser and the service and counts what the service sends: heads, bodies, whoever asked (the page, its service
 * worker, the browser itself). On a connection of HTTP/1.1 what comes belongs to what was asked last.
 */
export async function openCountedWire(origin: string) {
  const sent: Sent[] = [];
  const sockets = new Set<Socket>();
  const { hostname, port } = new URL(origin);
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    let current: Sent = { path: '(nothing asked)', bytes: 0 };
    near.on('data', (part) => {
      const path = FIRST_LINE.exec(part.toString('latin1'))?.[1];
      if (path === undefined) return;
      current = { path, bytes: 0 };
      sent.push(current);
    });
    far.on('data', (part) => {
      current.bytes += part.length;
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    for (const one of sockets) one.destroy();
    await new Promise((closed) => server.close(closed));
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent };
}
