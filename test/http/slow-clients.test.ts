import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { listenerFor } from '../../server/listener.ts';
import { openWorld } from '../support/world.ts';

/** Says this and then nothing; answers what was said back once the other side has closed. */
function sayTo(port: number, text: string): Promise<string> {
  return new Promise((resolve, failed) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let heard = '';
    socket.on('data', (part) => (heard += String(part)));
    socket.once('error', failed).once('close', () => resolve(heard));
  });
}

async function listening(): Promise<number> {
  const server = listenerFor((request, reply) => request.resume().once('end', () => reply.end('done')), {
    headers: 40,
    whole: 80,
    look: 10,
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return (server.address() as AddressInfo).port;
}

test('headers that never end, and a body that stops half way, are answered 408 and let go without waiting for Node to look', async () => {
  const port = await listening();
  expect(await sayTo(port, 'GET / HTTP/1.1\r\nHost: a\r\n')).toContain(' 408 ');
  expect(await sayTo(port, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf')).toContain(' 408 ');
});

test('what the service starts with is eight seconds, thirty, and a look twice a second', () => {
  const server = listenerFor(() => undefined);
  expect([server.headersTimeout, server.requestTimeout]).toEqual([8_000, 30_000]);
  expect(server).toMatchObject({ connectionsCheckingInterval: 500 });
});

test('two Hosts are refused, even where they say the same; one is not', async () => {
  const world = await openWorld();
  const { port } = new URL(world.origin);
  const ask = (hosts: string) => sayTo(Number(port), `GET /api/health HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`);
  expect(await ask('Host: a\r\nHost: b\r\n')).toMatch(/^HTTP\/1.1 400 .*"path":"Host"/s);
  expect(await ask('Host: a\r\nhost: a\r\n')).toMatch(/^HTTP\/1.1 400 /);
  expect(await ask('Host: a\r\n')).toMatch(/^HTTP\/1.1 200 /);
});
