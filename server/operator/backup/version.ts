import { createRequire } from 'node:module';

/** The version of this program, as in package.json. */
export const VERSION = String((createRequire(import.meta.url)('#package.json') as { version: string }).version);
