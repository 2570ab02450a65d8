import type { FontOf } from './fonts.ts';

/** What printers have always set for a character that the case does not hold. */
const GETA = '〓';
/** Signs that are not seen: they choose a variant or join emoji, and no font draws them. */
const UNSEEN = /[\p{Cf}\p{Cc}\p{Variation_Selector}]/gu;

/** The characters that no font has, each once, by their code: U+2A6A5. */
export function lackingIn(texts: unknown, fontOf: FontOf): string[] {
  const lacking = new Set<string>();
  const look = (one: unknown): void => {
    if (typeof one === 'string') {
      for (const sign of one.replaceAll(UNSEEN, ''))
        if (!fontOf(sign)) lacking.add(`U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
    } else if (typeof one === 'object' && one !== null) for (const part of Object.values(one)) look(part);
  };
  look(texts);
  return [...lacking].sort();
}

type Run = { text: string; font?: 'other' };

/** A text in the fonts that have its characters; 〓 for one that none has. */
export function runsOf(text: string, fontOf: FontOf): string | Run[] {
  const runs: Run[] = [];
  for (const sign of text.replaceAll(/[^\n\t\P{Cc}]|[\p{Cf}\p{Variation_Selector}]/gu, '')) {
    const font = sign === '\n' || sign === '\t' ? 'sans' : fontOf(sign);
    const kept = font ? sign : GETA;
    const last = runs.at(-1);
    if (last && last.font === (font === 'other' ? 'other' : undefined)) last.text += kept;
    else runs.push(font === 'other' ? { text: kept, font } : { text: kept });
  }
  const [only, ...more] = runs;
  return only && more.length === 0 && !only.font ? only.text : runs.length === 0 ? '' : runs;
}

/** The same document with every text in fonts that have its characters. */
export function inFonts<T>(node: T, fontOf: FontOf): T {
  if (typeof node === 'function')
    return ((...given: unknown[]) => inFonts((node as (...all: unknown[]) => unknown)(...given), fontOf)) as T;
  if (Array.isArray(node))
    return node.map((part) => (typeof part === 'string' ? asText(part, fontOf) : inFonts(part, fontOf))) as T;
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, part]) => [
    key,
    key === 'text' && typeof part === 'string' ? runsOf(part, fontOf) : PLAIN.has(key) ? part : inFonts(part, fontOf),
  ]);
  return Object.fromEntries(entries) as T;
}

/** What is no text, whatever it holds. */
const PLAIN = new Set([
  'svg',
  'canvas',
  'image',
  'images',
  'layout',
  'styles',
  'style',
  'info',
  'widths',
  'heights',
  'margin',
  'pageMargins',
  'fit',
]);

const asText = (text: string, fontOf: FontOf) => {
  const runs = runsOf(text, fontOf);
  return typeof runs === 'string' ? runs : { text: runs };
};
