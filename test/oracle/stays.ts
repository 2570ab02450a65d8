/** The seed's terms; the holidays after one are still its days. */
const TERMS = [
  { code: '2026-2027-1', startsOn: '2026-09-01', endsOn: '2027-01-22' },
  { code: '2026-2027-2', startsOn: '2027-02-24', endsOn: '2027-07-10' },
] as const;
export type TermCode = (typeof TERMS)[number]['code'];
export const TERM_CODES: readonly TermCode[] = TERMS.map(({ code }) => code);

export function termAt(code: TermCode) {
  const term = TERMS.find((one) => one.code === code);
  if (!term) throw new Error(`the seed has no term ${code}`);
  return term;
}

/** The last term that had begun on a day: in the holidays that is the one before them. */
export function termOn(day: string): TermCode | undefined {
  let found: TermCode | undefined;
  for (const { code, startsOn } of TERMS) if (startsOn <= day) found = code;
  return found;
}

export type OracleStay = {
  readonly classId: string;
  readonly term: TermCode;
  readonly from: string;
  readonly to: string | null;
};
export type Absence = 'pupil.never' | 'pupil.left' | 'pupil.not-yet';

const holds = ({ from, to }: OracleStay, day: string) => from <= day && (to === null || day <= to);

/** Who is in which class on which day, by plain lists. */
export class Stays {
  readonly #of = new Map<string, readonly OracleStay[]>();

  get pupils(): string[] {
    return [...this.#of.keys()];
  }

  of(pupilId: string): readonly OracleStay[] {
    return this.#of.get(pupilId) ?? [];
  }

  set(pupilId: string, stays: readonly OracleStay[]) {
    this.#of.set(pupilId, stays);
  }

  /** Undefined for who was there. In the holidays it is as on the last day of the term. */
  absence(classId: string, pupilId: string, day: string): Absence | undefined {
    const term = termOn(day);
    const own = this.of(pupilId).filter((stay) => stay.classId === classId && stay.term === term);
    if (term === undefined || own.length === 0) return 'pupil.never';
    const asked = day > termAt(term).endsOn ? termAt(term).endsOn : day;
    if (own.some((stay) => holds(stay, asked))) return undefined;
    return own.some(({ to }) => to !== null && to < asked) ? 'pupil.left' : 'pupil.not-yet';
  }

  thereOn(classId: string, day: string): string[] {
    return this.pupils.filter((pupilId) => this.absence(classId, pupilId, day) === undefined);
  }

  /** Whoever was or will be in the class. */
  everIn(classId: string): string[] {
    return this.pupils.filter((pupilId) => this.of(pupilId).some((stay) => stay.classId === classId));
  }

  /** Where a pupil's row of a term stands as things are today: in the class of the day, else in the last that began. */
  placeIn(term: TermCode, pupilId: string, today: string): { classId: string; hasLeft: boolean } | undefined {
    const { startsOn, endsOn } = termAt(term);
    const day = today < startsOn ? startsOn : today > endsOn ? endsOn : today;
    const own = this.of(pupilId)
      .filter((stay) => stay.term === term)
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const stay = own.find((one) => holds(one, day)) ?? own.filter(({ from }) => from <= day).at(-1) ?? own[0];
    return stay && { classId: stay.classId, hasLeft: !holds(stay, day) };
  }
}
