import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { bundle } from '../../scripts/release/bundle.ts';

/**
 * The program as it is in the archive. Its binaries are those of this machine; scripts/release/release.ts brings each platform's.
 * A command of it starts in a fifth of the time that one takes from the sources.
 */
export async function unpacked() {
  const folder = join(inject('folder'), randomUUID());
  mkdirSync(folder);
  const packages = await bundle(folder);
  // What the archive brings itself (fonts) stays its own.
  for (const name of readdirSync(join(packageRoot, 'node_modules')))
    if (!existsSync(join(folder, 'node_modules', name)))
      symlinkSync(join(packageRoot, 'node_modules', name), join(folder, 'node_modules', name));
  return { folder, packages, command: (name: string) => join(folder, `program/${name}.js`) };
}

type Program = ReturnType<typeof unpacked>;
const programs = new Map<string, Program>();

/** The same, made once for all files of a worker, for whoever only starts its commands. */
export function sharedProgram(): Program {
  const folder = inject('folder');
  const program = programs.get(folder) ?? unpacked();
  programs.set(folder, program);
  return program;
}
