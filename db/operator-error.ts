/** A mistake of whoever typed a command, or what stands in its way: said as it is, in the language of the terminal, without a trace. */
export class OperatorError extends Error {
  readonly zh: string;
  readonly en: string;
  constructor(zh: string, en: string) {
    super(`${zh} / ${en}`);
    this.zh = zh;
    this.en = en;
  }
}
