/** How a district runs the end of a term: for how many school days records are at notice, and in how many an objection is answered. */
export type Scheme = { readonly noticeDays: number; readonly answerDays: number };

/** Where a district never said. National texts name no number; the longer of those that provinces name for a school's own notice. */
export const USUAL_SCHEME: Scheme = { noticeDays: 10, answerDays: 5 };
export const NOTICE_DAYS = { least: 5, most: 30 } as const;
export const MOST_ANSWER_DAYS = 20;

export const SCHEME_FAULTS = ['scheme.too-short', 'scheme.too-long', 'scheme.answer'] as const;
export type SchemeFault = {
  readonly path: keyof Scheme;
  readonly code: (typeof SCHEME_FAULTS)[number];
  readonly message: string;
};

/**
 * The policy, wherever a scheme is said. The provincial texts that were found ask for ten working days and more, and no national text has a number:
 * under a school week some family has no chance to look, and over six weeks nothing of the term can be put right in it.
 */
export function faultInScheme({ noticeDays, answerDays }: Scheme): SchemeFault | undefined {
  if (noticeDays < NOTICE_DAYS.least) {
    const why = 'provincial texts ask for ten working days, and below a school week some family cannot look at all';
    return {
      path: 'noticeDays',
      code: 'scheme.too-short',
      message: `at least ${NOTICE_DAYS.least} school days: ${why}`,
    };
  }
  if (noticeDays > NOTICE_DAYS.most) {
    const why = 'while a notice runs nothing of that term can be recorded or put right';
    return { path: 'noticeDays', code: 'scheme.too-long', message: `at most ${NOTICE_DAYS.most} school days: ${why}` };
  }
  if (answerDays < 1 || answerDays > MOST_ANSWER_DAYS) {
    const message = `an objection is answered in 1 to ${MOST_ANSWER_DAYS} school days`;
    return { path: 'answerDays', code: 'scheme.answer', message };
  }
  return undefined;
}
