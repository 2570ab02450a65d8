import { expect, test } from 'vitest';
import { reach } from '../../db/reach/target.ts';
import { readProfile as route } from '../../server/contract/child-profile.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { mintScope } from '../../server/mint-scope.ts';
import { openProfile } from '../../server/profile/compose-profile.ts';
import { printed } from '../simulation/printed.ts';
import { type Demo, TODAY } from './shown.ts';

type Profile = Awaited<ReturnType<typeof profileOf>>;
type Asked = { readonly school: string; readonly pupilId: string; readonly term: string };

/** As staff and as a family read it. */
async function pageOf({ store, usernames }: Demo, { school, pupilId, term }: Asked, reader: 'staff' | 'family') {
  const asker = [...usernames].find(([, username]) => username === `principal-${school}`)?.[0] ?? '';
  return await store.read(async (q) => {
    const target = await reach.pupil(q, mintScope(route.access, asker, TODAY), pupilId);
    if (!target) throw new Error(`${pupilId} is out of the principal's reach`);
    return (await openProfile({ q, target, now: shanghaiNoon(TODAY), today: TODAY }, term, reader)).page;
  });
}

async function profileOf(demo: Demo, asked: Asked) {
  const page = await pageOf(demo, asked, 'staff');
  if (page.audience !== 'staff') throw new Error('it was asked for as staff read it');
  return page;
}

/** What a page claims of a child, and whether the figures beside it carry the claim. */
export function testChildren(open: () => Demo) {
  test('of every child: no strength or next step from a fact, a headline that passes its test, and lines joined within a grade band alone', async () => {
    const demo = open();
    const count = { children: 0, strengths: 0, changes: 0, up: 0, down: 0 };
    const headlines = new Map<string, number>();
    for (const at of demo.withEvidence) {
      for (const pupil of demo.seeded.pupils.get(at.id) ?? []) {
        for (const { code } of demo.seeded.district.terms) {
          const page = await profileOf(demo, { school: at.school.plan.key, pupilId: pupil.id, term: code });
          count.children += 1;
          count.strengths += page.strengths.length;
          headlines.set(page.headline.kind, (headlines.get(page.headline.kind) ?? 0) + 1);
          checkWords(page);
          checkHeadline(page);
          checkLines(page);
          for (const { change } of page.dimensions) {
            if (!change) continue;
            count.changes += 1;
            if (change.verdict !== 'within-error') count[change.verdict] += 1;
          }
        }
      }
    }
    printed('demo, children × terms:', count);
    printed('demo, headlines:', Object.fromEntries(headlines));
    printed('demo, of changes told:', { up: count.up / count.changes, down: count.down / count.changes });
    expect(count.strengths).toBeGreaterThan(count.children);
    expect(count.down / count.changes).toBeLessThanOrEqual(0.025);
  });

  test('to every family in the running term: an idea for home of what was judged enough, or that there is too little for one', async () => {
    const demo = open();
    const term = demo.seeded.district.terms.at(-1)?.code ?? '';
    const count = { idea: 0, 'too-little': 0 };
    for (const at of demo.withEvidence) {
      for (const { id: pupilId } of demo.seeded.pupils.get(at.id) ?? []) {
        const page = await pageOf(demo, { school: at.school.plan.key, pupilId, term }, 'family');
        if (page.audience !== 'family' || !page.atHome) throw new Error('the running term has ideas for every grade');
        count[page.atHome.kind] += 1;
        checkAtHome(page.atHome, page);
      }
    }
    printed('demo, children with an idea for home:', count);
    expect(count.idea).toBeGreaterThan(0);
  });
}

type FamilyPage = Extract<Awaited<ReturnType<typeof pageOf>>, { audience: 'family' }>;

function checkAtHome(said: NonNullable<FamilyPage['atHome']>, { dimensions, arranged }: FamilyPage) {
  if (said.kind === 'too-little') return;
  const own = dimensions.find(({ dimension }) => dimension === said.dimension);
  const indicator = own?.indicators.find(({ indicatorId }) => indicatorId === said.indicatorId);
  expect(own).toMatchObject({ score: expect.any(Number) });
  expect(own?.ratings).toBeGreaterThanOrEqual(3);
  expect(indicator?.fact ?? null).toBeNull();
  expect(arranged.map(({ indicatorId }) => indicatorId)).not.toContain(said.indicatorId);
}

function checkWords({ strengths, nextStep, dimensions }: Profile) {
  const indicators = dimensions.flatMap((one) => one.indicators);
  for (const { indicatorId, evidence } of strengths) {
    expect(indicators.find((one) => one.indicatorId === indicatorId)).toMatchObject({ fact: null });
    expect(evidence.value.kind).toBe('level');
  }
  expect(indicators.find((one) => one.indicatorId === nextStep?.indicatorId)?.fact ?? null).toBeNull();
  for (const { fact, level } of indicators) if (fact) expect(level).toBeNull();
}

function checkHeadline({ headline, dimensions, growth }: Profile) {
  const judged = (dimension: string) => growth.find((one) => one.dimension === dimension)?.points.at(-1);
  const scored = dimensions.filter(({ score }) => score !== null);
  if (headline.kind === 'strong') {
    const own = scored.find(({ dimension }) => dimension === headline.dimension);
    for (const other of scored.filter((one) => one !== own)) {
      expect(own?.lo).toBeGreaterThan(other.hi ?? 101);
      expect(judged(headline.dimension)?.lo).toBeGreaterThan(judged(other.dimension)?.hi ?? 101);
    }
  }
  if (headline.kind === 'good')
    for (const dimension of headline.dimensions) expect(judged(dimension)?.lo).toBeGreaterThanOrEqual(75);
  if (headline.kind === 'most') {
    const records = (dimension: string) => dimensions.find((one) => one.dimension === dimension)?.records;
    expect(records(headline.dimension)).toBe(Math.max(...dimensions.map((one) => one.records)));
  }
}

const bandOf = (grade: number) => (grade < 7 ? Math.ceil(grade / 2) : 4);

function checkLines({ growth, dimensions }: Profile) {
  for (const { dimension, points } of growth) {
    for (const [at, { isJoined, grade, apart }] of points.entries()) {
      const before = points[at - 1];
      if (before && bandOf(before.grade) !== bandOf(grade)) expect(isJoined).toBe(false);
      if (before) expect(isJoined).toBe(apart === null);
    }
    const change = dimensions.find((one) => one.dimension === dimension)?.change;
    if (change) expect(points.at(-1)?.isJoined).toBe(true);
  }
}
