import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../db/package-root.ts';

const isArchive = existsSync(join(packageRoot, 'program'));

/** A command as it is typed here: through npm in a clone, through its own launcher in an unpacked archive. */
export const called = (command: string, words = '') =>
  `${isArchive ? `./chucai ${command}` : `npm run ${command}${words ? ' --' : ''}`}${words ? ` ${words}` : ''}`;
