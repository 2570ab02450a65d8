import { expect, test } from 'vitest';
import { type Asked, type Book, collectBooks, numberedNames } from '../../web/pages/class-report/collect-books.ts';

const CHILDREN = ['麦冬阳', '苏清和', '陈安然'];
const bookOf = (name: string): Book => ({ name: `${name}.pdf`, bytes: Uint8Array.of(1) });

/** A class whose books are asked for; `answers` says what is answered in turn, where it is not the book. */
function collecting(answers: readonly (Asked | Error)[] = []) {
  const [asked, waited, told]: [string[], number[], number[]] = [[], [], []];
  const rest = [...answers];
  const stop = new AbortController();
  const parts = {
    children: CHILDREN,
    made: [] as readonly Book[],
    ask: (child: string) => {
      asked.push(child);
      const answer = rest.shift() ?? bookOf(child);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    wait: (seconds: number) => Promise.resolve(waited.push(seconds)),
    tell: (books: readonly Book[]) => void told.push(books.length),
    signal: stop.signal,
  };
  return { parts, asked, waited, told, stop };
}

test('one child after another, and how many there are is said before each and at the end', async () => {
  const { parts, asked, told } = collecting();
  const books = await collectBooks(parts);
  expect(asked).toEqual(CHILDREN);
  expect(told).toEqual([0, 1, 2, 3]);
  expect(numberedNames(books)).toEqual(['01 麦冬阳.pdf', '02 苏清和.pdf', '03 陈安然.pdf']);
});

test('where others’ books are being printed it waits as long as it was told, and asks for the same child again', async () => {
  const { parts, asked, waited } = collecting([bookOf('麦冬阳'), { again: 15 }, { again: 7 }]);
  expect(await collectBooks(parts)).toHaveLength(3);
  expect([asked, waited]).toEqual([
    ['麦冬阳', '苏清和', '苏清和', '苏清和', '陈安然'],
    [15, 7],
  ]);
});

test('after a fault it goes on with the child that had none', async () => {
  const first = collecting([bookOf('麦冬阳'), new Error('no network')]);
  let made: readonly Book[] = [];
  const tell = (books: readonly Book[]) => {
    made = [...books];
  };
  await expect(collectBooks({ ...first.parts, tell })).rejects.toThrow('no network');
  const second = collecting();
  expect(await collectBooks({ ...second.parts, made })).toHaveLength(3);
  expect(second.asked).toEqual(['苏清和', '陈安然']);
});

test('whoever leaves asks for no more, also while waiting', async () => {
  const { parts, asked, stop } = collecting([{ again: 15 }]);
  const wait = () => Promise.resolve(stop.abort());
  await expect(collectBooks({ ...parts, wait })).rejects.toThrow();
  expect(asked).toEqual(['麦冬阳']);
});
