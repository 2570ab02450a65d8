import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * Stands between the service and its database server as a network does. `silence()`: nothing comes through any more and nothing is closed, as when
 * a cable is pulled; who connects is taken, and hears nothing. `speak()`: whoever connects from now on is heard; what was silent stays so for
 * ever, as when another machine has taken the address over.
 */
export async function openTcpProxy(address: string) {
  const said = new URL(address);
  const target = { port: Number(said.port), host: said.hostname };
  const open = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    keep(near);
    if (isSilent) return;
    const far = keep(connect(target));
    near.pipe(far).pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  });
  /** A connection that is cut is no news here: who had it says what came of it. */
  function keep(socket: Socket): Socket {
    open.add(socket);
    return socket.on('error', () => undefined).once('close', () => open.delete(socket));
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((closed) => server.close(closed));
  });
  said.port = String((server.address() as AddressInfo).port);
  return {
    address: said.href,
    silence() {
      isSilent = true;
      for (const socket of open) socket.unpipe().pause();
    },
    speak() {
      isSilent = false;
    },
  };
}
