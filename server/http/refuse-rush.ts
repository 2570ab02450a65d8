import type { RequestHandler } from 'express';
import type { BoundedEngine } from '../bounded-engine.ts';
import { SEARCH } from '../contract/route.ts';
import { busy } from '../refusal.ts';
import { problemHeaders, problemOf } from './problem.ts';

const TEXT = JSON.stringify(problemOf(busy()));

type Parts = {
  readonly engine: Pick<BoundedEngine, 'isFull'>;
  readonly log: (line: object) => void;
  /** What every reply carries. */
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * While too many wait for the writer, who comes to write is told to come again before anything else: before a line is logged, the address
 * matched, the session looked up and the body read. So it is said to everybody alike, and tells nothing about who may what; and it costs
 * so little that those who wait do not pay for those who are sent away. How many they were is logged once a second.
 */
export function refuseRush({ engine, log, headers }: Parts): RequestHandler {
  const said = { ...headers, 'Retry-After': '1', ...problemHeaders(TEXT) };
  let refused = 0;
  const tell = () => {
    log({ level: 'warn', refused });
    refused = 0;
  };
  return function refuseWhileFull(request, response, next) {
    const reads = request.method === 'GET' || request.method === 'HEAD' || request.path.endsWith(SEARCH);
    if (reads || !engine.isFull()) return next();
    if (refused === 0) setTimeout(tell, 1000).unref();
    refused += 1;
    response.writeHead(503, said).end(TEXT);
  };
}
