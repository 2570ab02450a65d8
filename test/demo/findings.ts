import { expect, test } from 'vitest';
import { keep } from '../../db/measure/keep.ts';
import { releaseTerm } from '../../db/measure/release-term.ts';
import { reach } from '../../db/reach/target.ts';
import { readAreaReport } from '../../server/contract/area-report.ts';
import { listOverlookedClasses, listOverlookedPupils } from '../../server/contract/overlooked.ts';
import type { ReplyOf } from '../../server/contract/route.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { DIMENSIONS } from '../../server/contract/words.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { todosOf } from '../../server/core/reports/area-findings.ts';
import { LOOKS } from '../../server/core/reports/overlooked.ts';
import { composeAreaReport } from '../../server/features/area-report/compose-area-report.ts';
import { composeLate } from '../../server/features/overlooked/list-late-activities.ts';
import { composeOverlookedClasses } from '../../server/features/overlooked/list-overlooked-classes.ts';
import { composeOverlookedPupils } from '../../server/features/overlooked/list-overlooked-pupils.ts';
import { composeSchoolReport } from '../../server/features/school-report/compose-school-report.ts';
import { mintScope } from '../../server/mint-scope.ts';
import { areaFindingWay } from '../../web/pages/area-report/finding-way.ts';
import { findingWay } from '../../web/pages/school-report/finding-way.ts';
import { printed } from '../simulation/printed.ts';
import { type Demo, TODAY } from './shown.ts';

const NOW = shanghaiNoon(TODAY);
type Finding = ReplyOf<typeof readSchoolReport>['findings'][number];

/** What the page says that a link opens: its first line is made of these numbers. */
async function opened(demo: Demo, principal: string, way: string) {
  const { pathname, searchParams } = new URL(way, 'http://chucai.test');
  const looked = {
    term: searchParams.get('term') ?? undefined,
    look: LOOKS.find((one) => one === searchParams.get('look')) ?? 'unseen',
    dimension: DIMENSIONS.find((one) => one === searchParams.get('dimension')),
  };
  const [, , id = '', page] = pathname.split('/');
  return await demo.store.read(async (q) => {
    const cx = { q, now: NOW, today: TODAY };
    if (pathname.startsWith('/schools/')) {
      const target = await reach.school(q, mintScope(listOverlookedClasses.access, principal, TODAY), id);
      if (!target) throw new Error(`the principal does not reach ${pathname}`);
      return await composeOverlookedClasses({ ...cx, target }, looked);
    }
    const target = await reach.class(q, mintScope(listOverlookedPupils.access, principal, TODAY), id);
    if (!target) throw new Error(`the principal does not reach ${pathname}`);
    return page === 'late'
      ? await composeLate({ ...cx, target }, looked.term)
      : await composeOverlookedPupils({ ...cx, target }, looked);
  });
}

async function checkOpened(demo: Demo, principal: string, finding: Finding, way: string) {
  const page = await opened(demo, principal, way);
  if (finding.kind === 'late') {
    expect(page).toMatchObject({ records: finding.records, freshShare: finding.freshShare, class: finding.class });
    return;
  }
  if (!('pupils' in finding)) throw new Error(`${finding.kind} opens no list of children`);
  expect(page).toMatchObject({ pupils: finding.pupils, of: finding.of, look: finding.kind });
  if ('classes' in page && 'classes' in finding) {
    expect(page.classes).toHaveLength(finding.classes);
    const [first] = page.classes;
    const inClass = new URLSearchParams({
      look: page.look,
      ...(page.dimension ? { dimension: page.dimension } : {}),
      term: page.term.code,
    });
    const named = await opened(demo, principal, `/classes/${first?.class.classId}/overlooked?${inClass}`);
    expect(named).toMatchObject({ pupils: first?.pupils, of: first?.of });
  }
  if ('children' in page) expect(page.children).toHaveLength(finding.pupils);
}

/** Every finding of every report leads to a page or a place that says the same number. */
export function testFindings(open: () => Demo) {
  test('of every school and term: a finding opens the very children, class or week that it counts', async () => {
    const demo = open();
    const count = new Map<string, number>();
    for (const { id: schoolId, plan } of demo.seeded.district.schools) {
      const principal = [...demo.usernames].find(([, name]) => name === `principal-${plan.key}`)?.[0] ?? '';
      for (const { code: term } of demo.seeded.district.terms) {
        const report = await demo.store.read(async (q) => {
          const target = await reach.school(q, mintScope(readSchoolReport.access, principal, TODAY), schoolId);
          if (!target) throw new Error(`${plan.key} is out of its principal's reach`);
          return await composeSchoolReport({ q, target, now: NOW, today: TODAY }, term);
        });
        for (const finding of report.findings) {
          count.set(finding.kind, (count.get(finding.kind) ?? 0) + 1);
          const way = findingWay(finding, { schoolId, term });
          if (finding.kind === 'nothing-yet') expect(way).toBeNull();
          else if (finding.kind === 'week') {
            const { signals } = report.monitoring.control[finding.figure];
            expect(signals).toContainEqual({ from: finding.from, to: finding.to, side: 'below' });
          } else if (finding.kind === 'gap') {
            const row = report.monitoring.gaps.rows.find(({ dimension }) => dimension === finding.dimension);
            expect(row?.records).toMatchObject({ ofBoys: finding.boys, ofGirls: finding.girls });
          } else await checkOpened(demo, principal, finding, way ?? '');
        }
      }
    }
    printed('demo, findings of schools:', Object.fromEntries(count));
    expect(Math.min(...['unseen', 'silent', 'late', 'thin'].map((kind) => count.get(kind) ?? 0))).toBeGreaterThan(0);
  });

  test('of every area and term: a finding leads to its schools or to the row with its figure', async () => {
    const demo = open();
    const { district } = demo.seeded;
    for (const { id: termId } of district.terms)
      await releaseTerm({
        districtId: district.id,
        termId,
        now: NOW,
        read: demo.store.read,
        keep: (kept) => demo.store.write((tx) => keep(tx, kept)),
      });
    const officer = [...demo.usernames].find(([, name]) => name === 'officer-nh')?.[0] ?? '';
    const count = new Map<string, number>();
    for (const areaId of [district.id, ...district.areas.values()])
      for (const { code } of district.terms) {
        const report = await demo.store.read(async (q) => {
          const target = await reach.area(q, mintScope(readAreaReport.access, officer, TODAY), areaId);
          if (!target) throw new Error(`${areaId} is out of the officer's reach`);
          return await composeAreaReport({ q, target, today: TODAY }, code);
        });
        for (const finding of report.findings) {
          count.set(finding.kind, (count.get(finding.kind) ?? 0) + 1);
          const way = areaFindingWay(finding, `?term=${code}`);
          if (finding.kind === 'nothing-yet') {
            expect(way).toBeNull();
            continue;
          }
          const { searchParams, hash } = new URL(way ?? '', 'http://chucai.test');
          expect(Object.fromEntries(searchParams)).toEqual({ term: code, dimension: finding.dimension });
          const own = report.results.find(({ dimension }) => dimension === finding.dimension);
          if (finding.kind === 'least-noticed')
            expect([hash, own?.noticed]).toEqual([`#row-${finding.dimension}`, finding.noticed]);
          else if (finding.kind === 'thin') expect([hash, own?.ok]).toEqual([`#row-${finding.dimension}`, finding.ok]);
          else {
            const todo = finding.kind === 'schools-late' ? 'late' : 'without';
            const listed = report.schools.filter(({ results }) =>
              results.some((one) => one.dimension === finding.dimension && todosOf(one).includes(todo)),
            );
            expect([hash, listed.length, report.schools.length]).toEqual(['#schools', finding.schools, finding.of]);
          }
        }
      }
    printed('demo, findings of areas:', Object.fromEntries(count));
    expect(count.get('schools-late') ?? 0).toBeGreaterThan(0);
  });
}
