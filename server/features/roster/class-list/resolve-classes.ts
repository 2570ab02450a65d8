import type { ListFaultCode } from '../../../class-lists/words.ts';
import { entryYearOf, gradeOf, schoolYearOf, stageOf } from '../../../core/calendar/terms.ts';
import type { SaidClass } from '../../../sheets/class-words.ts';
import type { ClassRow, TermRow } from '../store.ts';

export type NamedClass = Pick<ClassRow, 'stage' | 'entryYear' | 'number'>;
type Stage = ClassRow['stage'];
export const classKey = ({ stage, entryYear, number }: NamedClass) => `${stage} ${entryYear} ${number}`;

type Known = {
  /** Of the school. */
  readonly classes: readonly ClassRow[];
  readonly schoolName: string;
  readonly term: TermRow;
};

/** Which class of a school the words of a list mean in a term, or why that cannot be told. */
export function classResolver({ classes, schoolName, term }: Known) {
  const here = new Set(classes.map(classKey));
  const stages = stagesOf(classes, schoolName);
  const candidates = (said: SaidClass): NamedClass[] => {
    const { grade, number, entered } = said;
    if (number === null) return [];
    if (entered === null)
      return grade === null
        ? []
        : [{ stage: stageOf(grade), entryYear: entryYearOf(grade, schoolYearOf(term.code)), number }];
    const ways: readonly Stage[] = entered.stage ? [entered.stage] : ['primary', 'junior', 'senior'];
    return ways.map((stage) => ({ stage, entryYear: entered.year, number })).filter((one) => isTaught(one, term));
  };
  return (said: readonly SaidClass[]): NamedClass | { readonly fault: ListFaultCode } => {
    const all = said.flatMap(candidates);
    const likely = all.filter(({ stage }) => stages.has(stage));
    const found = likely.length > 0 ? likely : all;
    const known = found.filter((one) => here.has(classKey(one)));
    const [only] = found.length === 1 ? found : known;
    if (only && (found.length === 1 || known.length === 1)) return only;
    if (found.length > 1) return { fault: 'class.stage' };
    return { fault: said.some(({ entered }) => entered !== null) ? 'class.gone' : 'class.unclear' };
  };
}

/** Whether somebody who entered in that year is in the stage in that term. */
function isTaught(named: NamedClass, { code }: TermRow): boolean {
  const grade = gradeOf(named, code);
  return grade >= 1 && grade <= 12 && stageOf(grade) === named.stage;
}

/** The stages a school has classes of; of one without any, those that its name says. */
function stagesOf(classes: readonly ClassRow[], name: string): ReadonlySet<Stage> {
  if (classes.length > 0) return new Set(classes.map(({ stage }) => stage));
  const said: Stage[] = [];
  if (/小学|primary/i.test(name)) said.push('primary');
  if (/初中|初级中学|中学|junior|middle/i.test(name)) said.push('junior');
  if (/高中|高级中学|senior|high school/i.test(name)) said.push('senior');
  return new Set(said);
}
