import { createServer, type RequestListener, type Server } from 'node:http';

/** Milliseconds that a client has for its headers and for its whole request, and how often we look. */
export type Patience = { readonly headers: number; readonly whole: number; readonly look: number };
const PATIENCE: Patience = { headers: 8_000, whole: 30_000, look: 500 };

/**
 * A client that sends slowly, or not at all, is let go (408). Node looks at its connections every thirty seconds unless told
 * otherwise, and only when a server is made: without `look`, eight seconds were up to thirty-eight.
 */
export function listenerFor(app: RequestListener, { headers, whole, look }: Patience = PATIENCE): Server {
  return createServer({ headersTimeout: headers, requestTimeout: whole, connectionsCheckingInterval: look }, app);
}
