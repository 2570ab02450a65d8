import type { RosterResult } from '../../contract/roster.ts';

type Change = RosterResult['changes']['pupils'];

/** The rows of one table as they are and as they are to be; what is written, and counted, is the difference. */
export class Book<Row extends { readonly id: string }> {
  readonly #before = new Map<string, Row>();
  readonly #now = new Map<string, Row>();
  readonly #touched = new Set<string>();
  readonly #ended = new Set<string>();
  readonly #left = new Set<string>();

  constructor(rows: readonly Row[] = []) {
    this.know(rows);
  }

  /** Rows that are in the database already. */
  know(rows: readonly Row[]): void {
    for (const row of rows) {
      if (this.#before.has(row.id)) continue;
      this.#before.set(row.id, row);
      this.#now.set(row.id, row);
    }
  }

  get rows(): Iterable<Row> {
    return this.#now.values();
  }

  get(id: string): Row | undefined {
    return this.#now.get(id);
  }

  insert(row: Row): Row {
    this.#now.set(row.id, row);
    this.#touched.add(row.id);
    return row;
  }

  /** The roster spoke of this row: it is counted even where nothing about it changes. */
  set(id: string, change: Partial<Row> = {}): Row {
    const row = this.#now.get(id);
    if (!row) throw new Error('a row that is not in the book');
    this.#touched.add(id);
    const next = { ...row, ...change };
    this.#now.set(id, next);
    return next;
  }

  /** A change that is counted as an end. */
  end(id: string, change: Partial<Row>): void {
    this.#ended.add(id);
    this.set(id, change);
  }

  /** The row itself stays as it is; what hung on it has ended. */
  leave(id: string): void {
    this.#left.add(id);
    this.set(id);
  }

  /** The rows that end by what the roster says. */
  get ended(): Row[] {
    return [...this.#ended].flatMap((id) => (this.#difference(id) ? (this.#now.get(id) ?? []) : []));
  }

  /** A row as it is in the database. */
  was(id: string): Row | undefined {
    return this.#before.get(id);
  }

  isNew(id: string): boolean {
    return !this.#before.has(id);
  }

  get inserted(): Row[] {
    return [...this.#touched].flatMap((id) => (this.isNew(id) ? (this.#now.get(id) ?? []) : []));
  }

  get updated(): { readonly id: string; readonly change: Partial<Row> }[] {
    return [...this.#touched].flatMap((id) => {
      const change = this.#difference(id);
      return change ? [{ id, change }] : [];
    });
  }

  /** Counts the rows spoken of; `isCounted` narrows them to one kind. */
  tally(isCounted: (row: Row) => boolean = () => true): Change {
    const counts = { created: 0, changed: 0, ended: 0, unchanged: 0 };
    for (const id of this.#touched) {
      const row = this.#now.get(id);
      if (!row || !isCounted(row)) continue;
      if (this.isNew(id)) counts.created += 1;
      else if (this.#left.has(id)) counts.ended += 1;
      else if (!this.#difference(id)) counts.unchanged += 1;
      else if (this.#ended.has(id)) counts.ended += 1;
      else counts.changed += 1;
    }
    return counts;
  }

  #difference(id: string): Partial<Row> | undefined {
    const before = this.#before.get(id);
    const now = this.#now.get(id);
    if (!before || !now || before === now) return undefined;
    const keys = (Object.keys(now) as (keyof Row)[]).filter((key) => now[key] !== before[key]);
    return keys.length === 0 ? undefined : (Object.fromEntries(keys.map((key) => [key, now[key]])) as Partial<Row>);
  }
}
