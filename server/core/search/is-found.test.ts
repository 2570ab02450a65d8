import { expect, test } from 'vitest';
import { isFound } from './is-found.ts';

const find = (typed: string) => isFound(typed, '藤编体验课 Rattan', 'teng2 bian1 ti3 yan4 ke4 rattan');

test.each(['', '藤编', '体验', 'RATTAN', 'teng', 'tengb', 'teng bian', 'teng2bian1', 'tb', 'tbty', 'ｒａｔｔａｎ'])(
  '«%s» finds it',
  (typed) => expect(find(typed)).toBe(true),
);
test.each(['bian', 'yb', '清洁', '%', '_', '2', 'tx'])('«%s» does not', (typed) => expect(find(typed)).toBe(false));
