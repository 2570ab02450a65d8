import { AsyncLocalStorage } from 'node:async_hooks';
import type { Store } from '../../../db/engine.ts';

/** A list that has one member in a test has as many as a class has children in a school. */
const MEMBERS = 40;
/** What nobody asks for forty of. */
const FEW: ReadonlySet<string> = new Set(['school_id', 'term_id', 'round_id', 'role']);

const inService = new AsyncLocalStorage<true>();
let asked = new Set<string>();
let listed: string[] | undefined;

/** For every store that a test opens: keeps what the service asks, and not what a test asks to look at a table. */
export function onStatement(text: string) {
  if (!inService.getStore()) return;
  asked.add(text);
  listed?.push(inShort(text));
}

/** Every statement that the service asks while something is done, in order. */
export async function statementsOf(doing: () => Promise<unknown>): Promise<string[]> {
  const own: string[] = [];
  listed = own;
  await doing();
  listed = undefined;
  return own;
}

/** The store as the service has it: every statement that is asked of it is explained when the test file ends. */
export function heard(store: Store): Store {
  return {
    ...store,
    read: (fn) => store.read((q) => inService.run(true, () => fn(q))),
    write: (fn) => store.write((tx) => inService.run(true, () => fn(tx))),
  };
}

/** What was asked since the last time, in the words that are explained; rows that are put in are found by nothing. */
export function takeAsked(): string[] {
  const texts = [...asked].filter((text) => !text.startsWith('insert') || text.includes(' select '));
  asked = new Set();
  return [...new Set(texts.map(withLongLists))];
}

function withLongLists(text: string): string {
  let numbered = 0;
  const long = text.replace(/"(\w+)" in \((\?|\$\d+)(?:, (?:\?|\$\d+))*\)/g, (_, column: string, one: string) => {
    return `"${column}" in (${Array.from({ length: FEW.has(column) ? 2 : MEMBERS }, () => one).join(', ')})`;
  });
  return long.replace(/\$\d+/g, () => `$${++numbered}`);
}

/** The same for people, and for naming exceptions: one text for both engines. */
export function inShort(text: string): string {
  return text
    .replaceAll('"', '')
    .replace(/\$\d+/g, '?')
    .replace(/ in \(\?(?:, \?)*\)/g, ' in (?*)');
}
