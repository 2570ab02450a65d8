export type Kind = 'guid' | 'text' | 'word' | 'boolean' | 'integer' | 'float' | 'date' | 'datetime' | 'year';

export interface Column {
  readonly name: string;
  readonly kind: Kind;
  /** 'delta': filled in a delta file, empty in a bulk file. */
  readonly need: 'optional' | 'required' | 'delta';
  readonly isList: boolean;
  /** The permitted words; an open vocabulary also takes "ext:…". */
  readonly words: readonly string[];
  readonly isOpen: boolean;
  /** The table whose sourcedId is meant. */
  readonly target: string | null;
}

const column = (kind: Kind, name: string): Column => ({
  name,
  kind,
  need: 'optional',
  isList: false,
  words: [],
  isOpen: false,
  target: null,
});

export const text = (name: string): Column => column('text', name);
export const date = (name: string): Column => column('date', name);
export const year = (name: string): Column => column('year', name);
export const float = (name: string): Column => column('float', name);
export const integer = (name: string): Column => column('integer', name);
export const boolean = (name: string): Column => column('boolean', name);
export const word = (name: string, words: string): Column => ({ ...column('word', name), words: words.split('|') });
export const reference = (name: string, target: string): Column => ({ ...column('guid', name), target });

export const required = (column: Column): Column => ({ ...column, need: 'required' });
export const list = (column: Column): Column => ({ ...column, isList: true });
export const open = (column: Column): Column => ({ ...column, isOpen: true });

/** Every table begins with these three. */
export const table = (
  columns: readonly Column[],
  sourcedId: Column = column('guid', 'sourcedId'),
): readonly Column[] => [
  required(sourcedId),
  { ...word('status', 'active|tobedeleted'), need: 'delta' },
  { ...column('datetime', 'dateLastModified'), need: 'delta' },
  ...columns,
];
