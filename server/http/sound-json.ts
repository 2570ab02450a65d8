import { Refusal } from '../refusal.ts';

const DEEPEST = 20;

/** Refuses bytes that are not UTF-8: the parser would quietly put U+FFFD in their place. */
export function assertUtf8(bytes: Uint8Array) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw unreadable('', 'this is not UTF-8');
    throw error;
  }
}

/** Refuses what parses but cannot be kept as it came: NUL, half a surrogate pair, nesting without end. */
export function assertSound(value: unknown, path = '', depth = 0): void {
  if (depth > DEEPEST) throw unreadable(path, `this is nested more than ${DEEPEST} deep`);
  if (typeof value === 'string') {
    if (value.includes('\0')) throw unreadable(path, 'this holds the character NUL');
    if (/\p{Surrogate}/u.test(value)) throw unreadable(path, 'this holds half a character (a lone surrogate)');
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      assertSound(name, path, depth + 1);
      assertSound(part, path ? `${path}.${name}` : name, depth + 1);
    }
  }
}

function unreadable(path: string, message: string) {
  return new Refusal(400, 'unreadable', { errors: [{ path, message }] });
}
