import { turnDay } from '../../db/derive/turn-day.ts';
import { pathWith } from '../../server/contract/request.ts';
import type { BodySentFor } from '../../server/contract/route.ts';
import { listSchoolClasses } from '../../server/contract/school-classes.ts';
import { endSchool } from '../../server/contract/school-end.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { rebuiltDifferences } from './rebuilt.ts';
import { openWorld, TODAY } from './world.ts';

export type EndSaid = Partial<BodySentFor<typeof endSchool>>;
/** What a look may write: that it was made. */
export const NOTES = ['audits', 'requests', 'sessions', 'accesses', 'sightings'];
type Answer = { readonly problem: { readonly errors?: readonly { readonly code?: string | undefined }[] | undefined } };
export const codeOf = ({ problem }: Answer) => problem.errors?.[0]?.code;

/** 青禾小学 has 3(1), 4(1), 4(2) and 5(1); 云汀小学 has 2(1), 4(1), 5(1) and 6(1); three pupils each. */
export async function openTwoSchools(wanted: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld(wanted);
  const { ask, newClientId, place, store, clock } = world;
  const [own, other] = [place(1, 1, 1), place(1, 2, 1)];
  const classId = (school: number, nth: number) => place(1, school, nth).classId;
  const end = (said: EndSaid = {}, as = 'roster-d1') => {
    const into = { schoolId: other.schoolId, classes: [] };
    const body = { clientId: newClientId(), schoolId: own.schoolId, from: TODAY, into, dryRun: false, ...said };
    return ask(as, endSchool, { body });
  };
  /** All as proposed, but for 五(1)班, which becomes a part of the other school's. */
  const all = [
    { classId: classId(1, 1), as: 'own' as const, number: 1 },
    { classId: classId(1, 2), as: 'own' as const, number: 3 },
    { classId: classId(1, 3), as: 'own' as const, number: 2 },
    { classId: classId(1, 4), as: 'part' as const, toClassId: classId(2, 3) },
  ];
  const classesIn = async (as: string, schoolId: string) =>
    (await ask(as, listSchoolClasses, { params: { schoolId } })).body;
  const sizes = async (as: string, schoolId: string, nth = 0) =>
    (await classesIn(as, schoolId)).terms[nth]?.classes.map(({ grade, number, pupils }) => [grade, number, pupils]);
  const bytes = async (term: string, schoolId = own.schoolId, as = 'principal-d1s1') => {
    const sent = await world.send(
      as,
      'get',
      pathWith(readSchoolReport.path, { params: { schoolId }, query: { term } }),
    );
    return await sent.text();
  };
  const rebuilt = async () => {
    let all = 0;
    const listed = [1, 2].flatMap((school) => [1, 2, 3, 4].map((nth) => classId(school, nth)));
    const made = (await classesIn('office-d1s2', other.schoolId)).terms.flatMap(({ classes }) => classes);
    for (const id of new Set([...listed, ...made.map((one) => one.classId)]))
      all += await rebuiltDifferences(world, id);
    return all;
  };
  const toDay = async (day: string) => {
    clock.now = shanghaiNoon(day);
    await store.write((tx) => turnDay(tx, own.district.id, day));
  };
  return { ...world, own, other, classId, end, all, classesIn, sizes, bytes, rebuilt, toDay };
}
