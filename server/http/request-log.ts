import type { RequestHandler } from 'express';

/** One line a request: what was asked for by its pattern, never by the ids, names or texts in it. */
export function logRequests(log: (line: object) => void, clock: () => number): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.once('close', () => {
      const route = (request.route as { path?: string } | undefined)?.path ?? '-';
      const ms = Math.round((performance.now() - began) * 10) / 10;
      log({ level: 'info', at: clock(), method: request.method, route, status: response.statusCode, ms });
    });
    next();
  };
}
