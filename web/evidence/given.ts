import type { MarkValue } from '../../server/contract/words.ts';

export type Given = MarkValue | { kind: 'absent' };
/** What the log page can enter; measurements and attendance have pages of their own. */
export type LoggedKind = 'level' | 'count' | 'hours' | 'award';
const LOGGED: readonly string[] = ['level', 'count', 'hours', 'award'] satisfies LoggedKind[];
export const isLogged = (kind: string): kind is LoggedKind => LOGGED.includes(kind);

export const isSame = (a: Given | null | undefined, b: Given | null | undefined) =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

type Amount = Extract<MarkValue, { kind: 'count' | 'hours' }>;
const STEP = { count: 1, hours: 0.5 };
export const MOST = { count: 1000, hours: 24 };

export function amountOf(kind: 'count' | 'hours', amount: number): Amount {
  const within = Math.min(MOST[kind], Math.max(kind === 'hours' ? 0.25 : 1, amount));
  return kind === 'hours' ? { kind, hours: Math.round(within * 4) / 4 } : { kind, count: Math.round(within) };
}

export const numberIn = (value: Given | null | undefined) =>
  value?.kind === 'count' ? value.count : value?.kind === 'hours' ? value.hours : null;

export const stepped = (kind: 'count' | 'hours', now: Given | null, by: number) =>
  amountOf(kind, (numberIn(now) ?? 0) + by * STEP[kind]);
