import { selectChildrenWithin } from '../../../db/reach/families.ts';
import { selectClassesWithin, selectTerms } from '../../../db/reach/lists.ts';
import { selectAreasGranted, selectSchoolsGranted } from '../../../db/reach/own-places.ts';
import { inRoles, type Scope } from '../../../db/scope.ts';
import { reads } from '../../act.ts';
import { readDigest as route } from '../../contract/digest.ts';
import type { ReplyOf } from '../../contract/route.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { linesFor } from '../../core/digest/lines.ts';
import { weeksUpTo } from '../../core/digest/weeks.ts';
import { isOpenOn } from '../../open-school.ts';
import { invalid } from '../../refusal.ts';
import { asClassName, schoolNameOf } from '../../reply-parts.ts';
import { countLeft } from '../../reports/own-ratings.ts';
import type { Asked } from './asked.ts';
import { familyLines } from './family-lines.ts';
import { areaLines, schoolLines } from './place-lines.ts';
import { teacherLines } from './teacher-lines.ts';

type Part = ReplyOf<typeof route>['parts'][number];

/** Worked out when it is opened, of what is there: nothing is written for anybody when something happens. */
export const readDigest = reads(route, async ({ q, actor, target: scope, today }, { week: from }) => {
  const weeks = weeksUpTo(today);
  const [now] = weeks;
  const week = from === undefined ? now : weeks.find((one) => one.from === from);
  if (!week) throw invalid('week', 'only this week and the last three can be asked for, by their Mondays');
  const asked = { q, actor, today, week, isNow: week === now };
  const parts = [
    ...(await ofChildren(asked, scope)),
    ...(await ofClasses(asked, inRoles(scope, 'teacher', 'homeroom'))),
    ...(await ofPlaces(asked, scope)),
  ];
  return { week, isNow: asked.isNow, weeks, parts: parts.filter(({ lines }) => lines.length > 0) };
});

async function ofChildren(asked: Asked, scope: Scope): Promise<Part[]> {
  const parts: Part[] = [];
  for (const pupil of await selectChildrenWithin(asked.q, scope))
    parts.push({ place: { kind: 'pupil', id: pupil.id }, lines: await familyLines(asked, pupil) });
  return parts;
}

async function ofClasses(asked: Asked, scope: Scope): Promise<Part[]> {
  const { q, actor, today, isNow } = asked;
  const classes = await selectClassesWithin(q, scope);
  if (classes.length === 0) return [];
  const said = await teacherLines(asked, classes);
  const parts: Part[] = [];
  for (const at of classes) {
    const code = currentTerm(await selectTerms(q, at.districtId), today)?.code ?? '';
    const place = { kind: 'class' as const, id: at.id, name: asClassName(at, code), schoolName: schoolNameOf(at) };
    parts.push({ place, lines: said.get(at.id) ?? [] });
  }
  const left = isNow ? await countLeft(q, actor.personId, today) : 0;
  return [...parts, { place: { kind: 'self' }, lines: linesFor('self', isNow, [{ line: 'ratings', count: left }]) }];
}

async function ofPlaces(asked: Asked, scope: Scope): Promise<Part[]> {
  const { q, today } = asked;
  const parts: Part[] = [];
  for (const school of await selectSchoolsGranted(q, inRoles(scope, 'principal', 'school-office'))) {
    if (!isOpenOn(school, today)) continue;
    const { id, name: zh, nameEn: en } = school;
    parts.push({ place: { kind: 'school', id, name: { zh, en } }, lines: await schoolLines(asked, school) });
  }
  for (const area of await selectAreasGranted(q, inRoles(scope, 'officer'))) {
    const { id, name: zh, nameEn: en } = area;
    parts.push({ place: { kind: 'area', id, name: { zh, en } }, lines: await areaLines(asked, area) });
  }
  return parts;
}
