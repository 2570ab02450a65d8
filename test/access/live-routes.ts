import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../db/engine.ts';
import { createApp } from '../../server/app.ts';
import { openPress } from '../../server/book/press.ts';
import { boundedEngine } from '../../server/bounded-engine.ts';
import { openFiles } from '../../server/files.ts';
import { readHere } from '../../server/foreign/tasks.ts';
import { NO_MESSENGERS } from '../../server/messengers/messenger.ts';
import { openSecrets } from '../../server/secrets/secrets.ts';

type Layer = ReturnType<typeof createApp>['router']['stack'][number];

export type LiveRoute = { readonly method: string; readonly path: string };
export type Live = {
  readonly routes: readonly LiveRoute[];
  /** Paths that refuse every other method. */
  readonly refused: readonly string[];
  /** Everything on the router that is no route, by its function's name, in order. */
  readonly layers: readonly string[];
};

/** What the router of the running application answers, read from the router itself and not from what was meant to be mounted. */
export async function readLiveRoutes({ hasWeb }: { hasWeb: boolean }): Promise<Live> {
  const folder = mkdtempSync(join(tmpdir(), 'chucai-pages-'));
  writeFileSync(join(folder, 'index.html'), '');
  const nothing = () => Promise.reject(new Error('nothing is asked here'));
  const app = createApp({
    engine: boundedEngine({ read: nothing, act: nothing, close: nothing } as unknown as Engine, {
      log: () => undefined,
    }),
    secrets: await openSecrets(new Uint8Array(32)),
    files: openFiles(folder),
    foreign: () => readHere,
    press: openPress(),
    messengers: NO_MESSENGERS,
    clock: () => 0,
    newId: () => '',
    log: () => undefined,
    cookie: { isSecure: false },
    proxies: [],
    ...(hasWeb ? { webFolder: folder } : {}),
  });
  rmSync(folder, { recursive: true });
  const stack = app.router.stack as readonly Layer[];
  const found = stack.flatMap(({ route }) => (route ? [{ path: route.path, methods: methodsOf(route.stack) }] : []));
  return {
    routes: found.flatMap(({ path, methods }) =>
      methods.size > 5 ? [] : [...methods].map((method) => ({ method, path })),
    ),
    refused: found.flatMap(({ path, methods }) => (methods.size > 5 ? path : [])),
    layers: stack.flatMap((layer) => (layer.route ? [] : layer.name)),
  };
}

/** A layer without a method answers them all. */
function methodsOf(layers: readonly Layer[]): Set<string> {
  return new Set(layers.flatMap(({ method }) => (method as string | undefined) ?? ['*', 'a', 'l', 's', 'o', 'e']));
}
