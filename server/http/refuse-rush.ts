import type { RequestHandler } from 'express';
import type { BoundedEngine } from '../bounded-engine.ts';
import { busy } from '../refusal.ts';
import { problemOf, sendProblem } from './problem.ts';

const BUSY = problemOf(busy());

/**
 * While too many wait for the writer, who comes to write is told to come again before anything else: before the address is matched, the
 * session looked up and the body read. So it is said to everybody alike, and tells nothing about who may what; and it costs so little
 * that those who wait do not pay for those who are sent away.
 */
export function refuseRush({ isFull }: Pick<BoundedEngine, 'isFull'>): RequestHandler {
  return function refuseWhileFull(request, response, next) {
    if (request.method === 'GET' || request.method === 'HEAD' || !isFull()) next();
    else sendProblem(response, BUSY);
  };
}
