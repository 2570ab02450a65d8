import { connect, type Socket } from 'node:net';
import type { Said, Shot } from './load.ts';

/**
 * Requests as bytes over kept connections: so little work for who makes the load that the service is what is measured. Replies must
 * say their length, as all short ones do.
 */
export function openWire(origin: string) {
  const { hostname, port } = new URL(origin);
  const free: Socket[] = [];
  const all = new Set<Socket>();
  const open = () => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    all.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => all.delete(socket));
    return socket;
  };
  /** The one used last: it is the least likely to be closed by the other side just now. */
  function take(): Socket {
    for (let socket = free.pop(); socket; socket = free.pop()) if (socket.writable) return socket;
    return open();
  }
  /** A connection that fails is a shot without a status. */
  function shoot({ method, path, cookie, body }: Said): Promise<Shot> {
    const began = performance.now();
    const text = JSON.stringify(body);
    const socket = take();
    const lines = [
      `${method} ${path} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      `Origin: ${origin}`,
      `Cookie: ${cookie}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(text)}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n${text}`);
    return new Promise((done) => {
      let heard = '';
      const end = (shot: Pick<Shot, 'status' | 'retryAfter'>) => {
        socket.off('data', hear).off('close', lost);
        done({ ...shot, ms: performance.now() - began });
      };
      const lost = () => end({ status: 0 });
      const hear = (bytes: Buffer) => {
        heard += bytes.toString('latin1');
        const head = heard.indexOf('\r\n\r\n');
        if (head < 0) return;
        const length = Number(/^content-length: *(\d+)/im.exec(heard)?.[1]);
        if (heard.length < head + 4 + length) return;
        end({ status: Number(heard.slice(9, 12)), retryAfter: /^retry-after: *(\d+)/im.exec(heard)?.[1] });
        free.push(socket);
      };
      socket.on('data', hear).on('close', lost);
    });
  }
  /** So many connections that are there before they are needed, as a proxy's are: node accepts one in each turn of its loop. */
  async function connectAll(many: number) {
    const hello = { method: 'GET', path: '/api/nothing', cookie: '', body: {} };
    await Promise.all(Array.from({ length: many }, () => shoot(hello)));
  }
  const close = () => {
    for (const socket of all) socket.destroy();
  };
  return { shoot, connectAll, close };
}
