import type { Reader } from '../../../db/engine.ts';
import { selectPupilsNamed, selectStaffNamed } from '../../../db/reach/moderation.ts';
import { redactorOf } from '../../core/moderation/redact.ts';
import type { FoundMark, Frame } from './find-frame.ts';

/** Title and note of each drawn mark as strangers may read them: without the names of the class's pupils, the school's staff, the area's schools. */
export async function redactTexts(q: Reader, drawn: readonly FoundMark[], schools: Frame['schools']) {
  const pupils = await selectPupilsNamed(
    q,
    drawn.map(({ classId }) => classId),
  );
  const staff = await selectStaffNamed(q, [...new Set(drawn.map(({ schoolId }) => schoolId))]);
  const schoolNames = schools.flatMap(({ name, nameEn }) => [name, nameEn]);
  const redactors = new Map<string, ReturnType<typeof redactorOf>>();
  for (const { classId, schoolId } of drawn) {
    if (redactors.has(classId)) continue;
    const named = {
      pupils: pupils.flatMap((row) => (row.classId === classId ? row.name : [])),
      teachers: staff.flatMap((row) => (row.schoolId === schoolId ? row.name : [])),
      schools: schoolNames,
    };
    redactors.set(classId, redactorOf(named));
  }
  return drawn.map((mark) => {
    const name = pupils.find((row) => row.classId === mark.classId && row.pupilId === mark.pupilId)?.name ?? '';
    const redact = redactors.get(mark.classId)?.(name);
    if (!redact) throw new Error('no redactor was made for a class');
    return { title: redact(mark.title), note: redact(mark.words) };
  });
}
