import { openPress } from '../../server/book/press.ts';
import { drawPhoto } from '../support/make-photo.ts';
import { sampleBook } from '../support/sample-book.ts';

const [CHILDREN, PHOTOS, LOOK_EVERY] = [45, 6, 20];

/** The growth books of a class of 45 with six photos of 1600 × 1200 each: seconds, and how much memory it took beside what there was. */
export async function benchBook() {
  const picture = await drawPhoto('webp', 1600, 1200);
  const photos = new Map(Array.from({ length: PHOTOS }, (_, at) => [`photo-${at}`, picture] as const));
  const book = sampleBook({ photos: PHOTOS });
  const press = openPress();
  const before = process.memoryUsage.rss();
  let peak = before;
  const looking = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, LOOK_EVERY);
  const took: number[] = [];
  let [bytes, atTenth] = [0, 0];
  for (let child = 0; child < CHILDREN; child++) {
    const began = performance.now();
    bytes += (await press.print({ book, photos })).length;
    took.push(performance.now() - began);
    if (child === 9) atTenth = peak;
  }
  clearInterval(looking);
  await press.close();
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const mega = (size: number) => `${Math.round(size / 1e6)} MB`;
  const sorted = [...took].sort((a, b) => a - b);
  const lines = [
    `${CHILDREN} books of ${PHOTOS} photos: ${seconds(took.reduce((sum, one) => sum + one, 0))}, ${mega(bytes)}`,
    `the first ${seconds(took[0] ?? 0)}, the middle one ${seconds(sorted[22] ?? 0)}, the longest ${seconds(sorted.at(-1) ?? 0)}`,
    `memory beside what there was: ${mega(atTenth - before)} at most in the first ten, ${mega(peak - before)} in all`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
