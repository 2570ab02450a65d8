import type { Actor, Reader } from '../../../db/engine.ts';

/** Who asks, and on which day. */
export type Asked = { readonly q: Reader; readonly actor: Actor; readonly today: string };
