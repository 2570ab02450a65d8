/** One child's book as it came: what it is to be called, and its bytes. */
export type Book = { readonly name: string; readonly bytes: Uint8Array };
/** What asking for a book answers: the book, or how many seconds to wait because others' books are being printed. */
export type Asked = Book | { readonly again: number };

type Parts<Child> = {
  readonly children: readonly Child[];
  /** Those that were made before it was stopped, in the order of the children. */
  readonly made: readonly Book[];
  readonly ask: (child: Child) => Promise<Asked>;
  readonly wait: (seconds: number) => Promise<unknown>;
  /** Said before each child's book, with all that are there. */
  readonly tell: (books: readonly Book[]) => void;
  readonly signal: AbortSignal;
};

/**
 * The books of a class, one after another by the way in which one is had: so each is noted as read, whoever leaves the page asks for no more, and
 * what stops half way goes on from there. Throws what asking threw.
 */
export async function collectBooks<Child>({ children, made, ask, wait, tell, signal }: Parts<Child>): Promise<Book[]> {
  const books = [...made];
  for (const child of children.slice(books.length)) {
    tell(books);
    let asked = await ask(child);
    while ('again' in asked) {
      await wait(asked.again);
      signal.throwIfAborted();
      asked = await ask(child);
    }
    signal.throwIfAborted();
    books.push(asked);
  }
  tell(books);
  return books;
}

/** 01 麦冬阳成长册 2026-2027-1.pdf: in the order of the class, and no two alike. */
export const numberedNames = (books: readonly Book[]): string[] =>
  books.map(({ name }, at) => `${String(at + 1).padStart(2, '0')} ${name}`);
