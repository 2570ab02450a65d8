/** What ended a command or a start, for whoever started it (systemd, a script): docs/deploy.md lists them. */
export const EXIT = {
  fault: 1,
  noKey: 10,
  otherKey: 11,
  noDatabase: 12,
  emptyDatabase: 13,
  emptyFile: 14,
  newerSchema: 15,
  running: 16,
  noBackup: 17,
  damaged: 18,
  setting: 19,
  address: 20,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A mistake of whoever typed a command, or what stands in its way: said as it is, in the language of the terminal, without a trace. */
export class OperatorError extends Error {
  readonly zh: string;
  readonly en: string;
  readonly exitCode: ExitCode;
  constructor(zh: string, en: string, exitCode: ExitCode = EXIT.fault) {
    super(`${zh} / ${en}`);
    this.zh = zh;
    this.en = en;
    this.exitCode = exitCode;
  }
}

/** Any error in a line for whoever started something. The trace of a fault of ours is for whoever asks for it, with DEBUG. */
export function saidOf(error: unknown): OperatorError {
  if (error instanceof OperatorError) return error;
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return new OperatorError(
    `出错了：${line}（加 DEBUG=1 看详细经过）`,
    `this is a fault: ${line} (DEBUG=1 says where)`,
    EXIT.fault,
  );
}
