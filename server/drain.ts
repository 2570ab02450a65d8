import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as Listener, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds. Whoever asks again and again through one connection asks once more in this time, and is told that it closes. */
const LAST_CALL = 1_000;
/** The most that anybody is waited for. A proxy waits longer, and so does systemd (TimeoutStopSec in deploy/chucai.service). */
const PATIENCE = 8_000;
/** Between one look at who has nothing more to say and the next. */
const LOOK = 50;

/**
 * How a server ends: nobody new comes in, whoever has asked is answered, and it does end. Node's own close() waits for ever for somebody
 * who sends half of what he announced or never stops asking, and it cuts off what looks idle while a request is on its way: of thirty
 * that had arrived eleven were. decision 054.
 */
export function drainable(server: Server, { lastCall = LAST_CALL, patience = PATIENCE } = {}) {
  const [connected, answers] = [new Set<Socket>(), new Set<ServerResponse>()];
  let isDraining = false;
  let arrivals = 0;
  server.on('connection', (socket: Socket) => {
    arrivals += 1;
    connected.add(socket);
    socket.once('close', () => connected.delete(socket));
  });
  // Before the application, which may answer at once.
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    // With this the answer says «Connection: close», and is the last on its connection.
    response.shouldKeepAlive &&= !isDraining;
    answers.add(response);
    response.once('close', () => answers.delete(response));
  });

  /** Whoever has come as far as this machine stands in the listener's queue, one a turn of the loop, and would be cut off with it. */
  async function letIn(until: number) {
    for (let quiet = 0; quiet < 3 && performance.now() < until; ) {
      const before = arrivals;
      await new Promise(setImmediate);
      quiet = arrivals === before ? quiet + 1 : 0;
    }
  }

  /** Answered when nobody is connected any more, which is soon. */
  return async function drain(): Promise<void> {
    const began = performance.now();
    // Connections stay open until nobody can come in: whoever is told to close would come again, and stand in the queue.
    await letIn(began + lastCall);
    let isClosed = false;
    // Not the server's own close(), which cuts off whatever looks idle.
    Listener.prototype.close.call(server, () => {
      isClosed = true;
    });
    isDraining = true;
    for (const response of answers) response.shouldKeepAlive = false;
    while (!isClosed) {
      const waited = performance.now() - began;
      if (waited > lastCall) {
        server.closeIdleConnections();
        for (const socket of connected) if (socket.bytesRead === 0) socket.destroy();
      }
      if (waited > patience) server.closeAllConnections();
      await pause(LOOK);
    }
  };
}
