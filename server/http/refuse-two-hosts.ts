import type { RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';

/** Node keeps the first Host of several and a proxy may go by another: who is asked must not be a matter of opinion (RFC 9112, 3.2). */
export const refuseTwoHosts: RequestHandler = (request, _response, next) => {
  const hosts = request.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length > 1)
    throw new Refusal(400, 'unreadable', { errors: [{ path: 'Host', message: 'said more than once' }] });
  next();
};
