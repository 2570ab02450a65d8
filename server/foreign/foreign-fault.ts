/** What somebody sent cannot be read: `code` says why, and a page has words for it. */
export class ForeignFault<Code extends string = string> extends Error {
  readonly code: Code;
  constructor(code: Code) {
    super(code);
    this.code = code;
  }
}
