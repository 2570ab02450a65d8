import type { GrantRole } from '../../schema/people.ts';
import type { Slot } from './slots.ts';
import type { ClassStaff, Subject } from './staff.ts';
import { STORIES } from './stories.ts';

/** Whose subject a dimension is; of moral education and study it is first of all the homeroom teacher's. */
const SUBJECT_OF: Readonly<Record<string, Subject>> = {
  labour: 'labour',
  arts: 'arts',
  scitech: 'science',
  health: 'pe',
  moral: 'moral',
  academic: 'science',
};
const OF_HOMEROOM = ['moral', 'academic'];

export type Rater = {
  readonly raterId: string;
  readonly subject: Subject | 'homeroom' | 'guest';
  readonly role: GrantRole;
};
/** `nth`: among those of its dimension and term that are judged by level. `ordinal`: of the class over all its terms. */
type Asked = { readonly slot: Slot; readonly nth: number; readonly ordinal: number; readonly day: string };

/** Two people see each child in each dimension: the one whose it is, and every third time the other. In the linked town every tenth time a guest. */
export function raterOf(staff: ClassStaff, { slot, nth, ordinal, day }: Asked): Rater {
  const { dimension } = slot.rubric;
  const subject = SUBJECT_OF[dimension] ?? 'moral';
  const guest = ordinal % STORIES.linkedTown.every === 0 ? staff.guests?.get(subject) : undefined;
  if (guest !== undefined && slot.template.few === undefined)
    return { raterId: guest, subject: 'guest', role: 'teacher' };
  const isOther = nth % 3 === 1 && slot.kind === 'level';
  const teacher = staff.teachers.get(subject);
  if (teacher === undefined || OF_HOMEROOM.includes(dimension) !== isOther) {
    return { raterId: staff.homeroom(day), subject: 'homeroom', role: 'homeroom' };
  }
  return { raterId: teacher, subject, role: 'teacher' };
}
