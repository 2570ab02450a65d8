import type { Fault } from './fault.ts';

export type Lines = {
  /** `indicators[2].weight` → its line, from 1; '' is the whole. */
  readonly of: ReadonlyMap<string, number>;
  /** Names that stand twice in one object: JSON.parse would silently take the last. */
  readonly twice: readonly (Fault & { readonly line: number })[];
};

type Frame = { readonly path: string; readonly isArray: boolean; index: number; key: string | null };

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Where everything stands in a text that JSON.parse has accepted. Linear; a deep nesting costs memory, not the stack. */
export function linesIn(text: string): Lines {
  const of = new Map<string, number>();
  const twice: (Fault & { line: number })[] = [];
  const open: Frame[] = [];
  let line = 1;
  let from = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    for (; from < index; from += 1) if (text[from] === '\n') line += 1;
    const frame = open.at(-1);
    if (token === '}' || token === ']') open.pop();
    else if (token === ',' && frame) {
      frame.index += 1;
      frame.key = null;
    } else if (frame && !frame.isArray && frame.key === null) {
      frame.key = String(JSON.parse(token));
      const path = placeIn(frame);
      const first = of.get(path);
      if (first !== undefined) twice.push({ path, reason: `is there twice (first in line ${first})`, line });
      else of.set(path, line);
    } else if (token !== ':' && token !== ',') {
      const path = frame ? placeIn(frame) : '';
      if (!of.has(path)) of.set(path, line);
      if (token === '{' || token === '[') open.push({ path, isArray: token === '[', index: 0, key: null });
    }
  }
  return { of, twice };
}

function placeIn(frame: Frame): string {
  if (frame.isArray) return `${frame.path}[${frame.index}]`;
  return frame.path === '' ? (frame.key ?? '') : `${frame.path}.${frame.key}`;
}

/** The line of a path, or of the nearest thing around it that is in the text. */
export function lineOf(lines: Lines, path: string): number {
  for (let place = path; place !== ''; place = place.slice(0, Math.max(0, place.search(LAST_STEP)))) {
    const line = lines.of.get(place);
    if (line !== undefined) return line;
  }
  return lines.of.get('') ?? 1;
}

const LAST_STEP = /[.[][^.[]*$/;

/**
 * The line of the first thing that JSON cannot have there, for a text that JSON.parse refused: a word it does not know
 * (full-width quotes, a name without quotes, a text without its end), or a comma or colon with nothing behind it.
 * Where it sees neither, the last line.
 */
export function lineOfBadToken(text: string): number {
  let before = '';
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const hanging = /^[,:]$/.test(before) && /^[\]},:]$/.test(token);
    if (hanging || !(/^[{}[\],:]$/.test(token) || isJson(token))) return text.slice(0, index).split('\n').length;
    before = token;
  }
  return text.split('\n').length;
}

function isJson(token: string): boolean {
  try {
    JSON.parse(token);
    return true;
  } catch {
    return false;
  }
}
