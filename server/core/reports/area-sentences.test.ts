import { expect, test } from 'vitest';
import { areaSentences } from './area-sentences.ts';

const said = (comparable: Parameters<typeof areaSentences>[0]['comparable']) =>
  new Map(areaSentences({ schools: 8, comparable }).map(({ key, zh, en }) => [key, `${zh} ${en}`]));

test('what is compared is said with its stage; an interval only where a school is named by one', () => {
  const named = said([{ dimension: 'labour', stage: 'primary', least: 0.25 }]);
  expect(named.get('interval')).toContain('0.25');
  expect(named.get('linked')).toContain('劳动（小学）');
  expect(named.get('linked')).toContain('Labour (primary)');
  const alike = said([{ dimension: 'labour', stage: 'junior', least: null }]);
  expect(alike.get('interval')).not.toContain('0.00');
  expect(alike.get('interval')).toContain('No school is named here');
  expect(alike.get('linked')).toContain('Labour (junior)');
});

test('where nothing is compared no reason is claimed that may not be the one', () => {
  expect(said([]).get('linked')).toContain('here no schools are compared');
  expect(said([]).get('linked')).not.toContain('not linked');
});
