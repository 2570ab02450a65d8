import { pbkdf2 } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';

/** Milliseconds for the work below on an idle machine of two cores. */
const REFERENCE = 130;
/** An idle machine may get busy after the start, and one that is busy now may get busier: a second suite and a build were seven times. */
const [LEAST, MOST] = [8, 20];

/** The same piece of work on every core at once: a free core would say nothing of the busy one. */
async function slownessNow(): Promise<number> {
  const work = promisify(pbkdf2);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: availableParallelism() }, () => work('chucai', 'work', 100_000, 64, 'sha512')),
  );
  return (performance.now() - began) / REFERENCE;
}

const said = Number(process.env['CHUCAI_SLOW']);
/** What every limit of the tests is multiplied by: what CHUCAI_SLOW says, or else what this machine shows when the run starts. */
export const SLOW = said > 0 ? said : Math.min(MOST, LEAST * Math.max(1, await slownessNow()));
// Found once for each run: its workers are started with this environment.
process.env['CHUCAI_SLOW'] = String(SLOW);

/** Milliseconds of patience, for what takes less than so many seconds on an idle machine. No limit of a test is said in any other way. */
export const within = (seconds: number) => Math.round(seconds * 1000 * SLOW);

/** Drawing a whole page into a file takes as long as the page itself, and most runs look at none. */
export const wantsPictures = process.env['CHUCAI_PICTURES'] === '1';

/** How many orders of acts a test of the whole cycle draws: few in `npm test`, thousands where somebody asks for them. */
export const SEQUENCES = Number(process.env['CHUCAI_SEQUENCES'] ?? 20);
