import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { METHOD_VERSION } from '../../server/core/scoring/dimension-score.ts';
import { scoreDimension, scoreInShort } from '../../server/core/scoring/score-dimension.ts';
import { drawnInputs } from './drawn-marks.ts';
import { readPack } from './packs.ts';

/** What version score-4 made of these marks before a rubric was compiled: another digest is another figure, and wants another version. */
const DIGESTS = {
  version: 'score-4',
  moral: '6f61aa80bd2cef54',
  arts: 'df36bab152278a23',
  labour: 'a11c94462a2a0871',
  scitech: '90e53f4934659486',
  health: 'fd4f619ebc14a075',
  academic: '7cd39ac1da27c361',
};

const inOneOrder = (_name: string, value: unknown) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

test('every figure of 400 drawn pupils in each pack is what it was, to the bit', () => {
  const digestOf = (pack: string) => {
    const rubric = readPack(`${pack}.v1.json`);
    const made = drawnInputs(rubric, 400).map((input) => {
      const { errorsFrom, ...figures } = scoreDimension(rubric, input);
      // Under the name that it had when the digests were made.
      return { ...figures, componentsUsed: errorsFrom };
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
