/** What was counted under one key, and when: the last guess of an account, or the time up to which an address has been forgiven. */
export type Counted = { readonly failures: number; readonly lastAt: number };

/** How guesses are limited that are counted under one key. */
type Limit = {
  /** Milliseconds until the next one may be made. */
  readonly wait: (counted: Counted | undefined, now: number) => number;
  /** The count with one more. */
  readonly oneMore: (counted: Counted | undefined, now: number) => Counted;
};

/** Guesses older than this are forgotten; and what a clock counted that was put back since. Milliseconds. */
export const FORGET_AFTER = 15 * 60_000;

function current(counted: Counted | undefined, now: number): Counted {
  return counted && Math.abs(now - counted.lastAt) < FORGET_AFTER ? counted : { failures: 0, lastAt: now };
}

const FREE = 3;
const LONGEST = 60_000;

/**
 * Of one account: three, then after 1 s, 2 s, 4 s … up to a minute one more. Nobody is locked out for good: at one guess a minute a
 * password of ten characters holds, and its owner gets in.
 */
const account: Limit = {
  wait(counted, now) {
    const { failures, lastAt } = current(counted, now);
    if (failures < FREE) return 0;
    const pause = Math.min(LONGEST, 1000 * 2 ** Math.min(failures - FREE, 10));
    return Math.max(0, lastAt + pause - now);
  },
  oneMore: (counted, now) => ({ failures: current(counted, now).failures + 1, lastAt: now }),
};

const AT_ONCE = 10;
const FORGIVEN_EVERY = 12_000;

/**
 * Of one address, behind which a whole school may sit: ten at once and then one more each twelve seconds, fifteen in any minute. It
 * is forgiven steadily and has no growing pause, because somebody in a school mistypes all day long.
 */
const address: Limit = {
  wait(counted, now) {
    const { failures, lastAt } = forgiven(counted, now);
    return failures < AT_ONCE ? 0 : Math.max(0, lastAt + FORGIVEN_EVERY - now);
  },
  oneMore(counted, now) {
    const { failures, lastAt } = forgiven(counted, now);
    return { failures: failures + 1, lastAt };
  },
};

function forgiven(counted: Counted | undefined, now: number): Counted {
  const { failures, lastAt } = current(counted, now);
  const gone = Math.max(0, Math.floor((now - lastAt) / FORGIVEN_EVERY));
  return gone >= failures
    ? { failures: 0, lastAt: now }
    : { failures: failures - gone, lastAt: lastAt + gone * FORGIVEN_EVERY };
}

const LETTER_EVERY = 5 * 60_000;

/** Codes that are sent to an address: three, and then one each five minutes. A stranger's may be named, and nobody fills it. */
const letter: Limit = {
  wait(counted, now) {
    const { failures, lastAt } = current(counted, now);
    return failures < FREE ? 0 : Math.max(0, lastAt + LETTER_EVERY - now);
  },
  oneMore: (counted, now) => ({ failures: current(counted, now).failures + 1, lastAt: now }),
};

export const LIMITS = { account, address, letter } as const;
