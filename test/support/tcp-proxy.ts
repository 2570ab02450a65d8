import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * Stands between the service and its database server as a network does. `silence()`: nothing comes through any more and nothing is closed, as when
 * a cable is pulled; who connects is taken, and hears nothing. `cut()`: every connection is reset and whoever connects is too, as when a machine is gone
 * and another one says so. `speak()`: whoever connects from now on is heard; what was silent stays so for
 * ever, as when another machine has taken the address over. Whoever opens it closes it.
 */
export async function openTcpProxy(address: string) {
  const said = new URL(address);
  const target = { port: Number(said.port), host: said.hostname };
  const open = new Set<Socket>();
  let state: 'speaking' | 'silent' | 'cut' = 'speaking';
  const server = createServer((near) => {
    keep(near);
    if (state === 'cut') near.resetAndDestroy();
    if (state !== 'speaking') return;
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
  said.port = String((server.address() as AddressInfo).port);
  return {
    address: said.href,
    silence() {
      state = 'silent';
      for (const socket of open) socket.unpipe().pause();
    },
    cut() {
      state = 'cut';
      for (const socket of open) socket.resetAndDestroy();
    },
    speak() {
      state = 'speaking';
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
