import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = { readonly status: number; readonly type: string; readonly body: Buffer };
/** Why there was no answer. An old connection may close just as it is asked, and nobody had received it: then another is asked (RFC 9112, 9.3.1). */
type Failure = { readonly code: string; readonly wasOld: boolean };

/**
 * A proxy as nginx and Caddy are: few connections that it keeps open, whatever comes to it goes on over one of them, and what could not be
 * let in is 502. `cut`: how many were on a new connection, so that the service had received them, and got no answer.
 */
export async function openFront(target: () => string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const counts = { passed: 0, askedTwice: 0, refused: 0, cut: 0 };
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing));

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse) {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    let heard = await ask(incoming, body);
    if ('code' in heard && heard.wasOld && heard.code === 'ECONNRESET') {
      counts.askedTwice += 1;
      heard = await ask(incoming, body);
    }
    if ('status' in heard) {
      counts.passed += 1;
      outgoing.writeHead(heard.status, { 'content-type': heard.type }).end(heard.body);
      return;
    }
    if (heard.code === 'ECONNREFUSED') counts.refused += 1;
    else counts.cut += 1;
    outgoing.writeHead(502).end();
  }

  function ask({ url = '/', method, headers }: IncomingMessage, body: Buffer): Promise<Answer | Failure> {
    const { connection: _, ...kept } = headers;
    return new Promise((done) => {
      const asked = request(`${target()}${url}`, { agent, method, headers: kept }, (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.once('error', () => done({ code: 'ABORTED', wasOld: false }));
        reply.once('end', () => {
          const { statusCode: status = 0, headers: said } = reply;
          done({ status, type: said['content-type'] ?? '', body: Buffer.concat(parts) });
        });
      });
      asked.once('error', (error: NodeJS.ErrnoException) => {
        done({ code: error.code ?? error.message, wasOld: asked.reusedSocket });
      });
      asked.end(body);
    });
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
