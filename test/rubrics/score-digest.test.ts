import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { METHOD_VERSION } from '../../server/core/scoring/dimension-score.ts';
import { scoreDimension, scoreInShort } from '../../server/core/scoring/score-dimension.ts';
import { drawnInputs } from './drawn-marks.ts';
import { readPack } from './packs.ts';

/**
 * What version score-4 made of these marks of staff before a rubric was compiled, and before anybody else could rate: another digest is another
 * figure, and wants another version.
 */
const DIGESTS = {
  version: 'score-4',
  moral: 'f0ed155c20b35be3',
  arts: 'add9f3a699644720',
  labour: '1cf0e121449e395d',
  scitech: '79eca0eaa017bfcd',
  health: 'b3030cbb47c069ef',
  academic: '2e681c74b1892a32',
};

const inOneOrder = (_name: string, value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

test('every figure of what staff rated of 400 drawn pupils in each pack is what it was, to the bit', () => {
  const digestOf = (pack: string) => {
    const rubric = readPack(`${pack}.v1.json`);
    const made = drawnInputs(rubric, 400).map(({ marks, ...input }) => {
      const ofStaff = marks.filter(({ raterKind }) => raterKind === 'staff');
      const { errorsFrom, indicators, ...figures } = scoreDimension(rubric, { ...input, marks: ofStaff });
      // With the names that there were when the digests were made.
      const asThen = indicators.map(({ staffRatings: _, ...one }) => one);
      return { ...figures, indicators: asThen, componentsUsed: errorsFrom };
    });
    return createHash('sha256').update(JSON.stringify(made, inOneOrder)).digest('hex').slice(0, 16);
  };
  const { version: _, ...packs } = DIGESTS;
  const found = Object.fromEntries(Object.keys(packs).map((pack) => [pack, digestOf(pack)]));
  expect({ version: METHOD_VERSION, ...found }).toEqual(DIGESTS);
});

test('what is stored of a score is what the child’s page says of it', () => {
  for (const pack of ['moral', 'labour', 'health', 'scitech']) {
    const rubric = readPack(`${pack}.v1.json`);
    for (const input of drawnInputs(rubric, 200)) {
      const { indicators, ...inShort } = scoreInShort(rubric, input);
      const opened = scoreDimension(rubric, input);
      expect(opened).toMatchObject(inShort);
      const seen = opened.indicators.map(({ id, records, lastHappenedOn }) => ({ id, records, lastHappenedOn }));
      expect(indicators).toEqual(seen);
    }
  }
});
