import { selectSchoolsIn } from '../../../db/reach/moderation.ts';
import { reads } from '../../act.ts';
import { readModerationRound as route } from '../../contract/moderation.ts';
import type { ModerationFound } from '../../contract/moderation-found.ts';
import type { PrintedRound } from '../../core/suppression/round-release.ts';
import { notFound } from '../../refusal.ts';
import { asTerm, asWhy, termsFor } from '../../reply-parts.ts';
import { selectOptionalReleased } from '../../reports/released.ts';
import { indicatorFinder } from './indicator-finder.ts';
import { asRound } from './round-parts.ts';
import { countRatings, selectItems, selectOptionalRound } from './store.ts';

/** What was found in a round, as it left the schools last: once a day, with all else of its area. */
export const readModerationRound = reads(route, async ({ q, target: area, params, today }) => {
  const row = await selectOptionalRound(q, area.id, params.roundId);
  if (!row) throw notFound();
  const { all, current } = await termsFor(q, area.districtId, today, undefined);
  const term = all.find(({ id }) => id === row.termId);
  if (!term) throw new Error('a round is of a term that is not there');
  const items = await selectItems(q, [row.id]);
  const find = await indicatorFinder(
    q,
    items.map(({ rubricId }) => ({ termId: row.termId, rubricId })),
  );
  const of = (item: (typeof items)[number]) => find({ termId: row.termId, ...item });
  const [first] = items;
  const titles = new Map(items.map((item) => [item.indicatorId, of(item).indicator.title]));
  const released = await selectOptionalReleased(q, area, row.termId);
  const printed = released?.rounds.find(({ roundId }) => roundId === row.id);
  const schools = await selectSchoolsIn(q, area);
  const ratings = (await countRatings(q, [row.id])).get(row.id) ?? 0;
  const name = { zh: area.name, en: area.nameEn };
  return {
    area: { areaId: area.id, kind: area.kind, name },
    term: asTerm(term, current),
    why: asWhy(area.by, name),
    round: asRound(row, { marks: items.length, ratings }, printed, today),
    levels: (first ? of(first).rubric.levelScale : []).map(({ code, label }) => ({ level: code, label })),
    found: printed ? asFound(printed, schools, titles) : null,
  };
});

type Schools = Awaited<ReturnType<typeof selectSchoolsIn>>;
type Titles = ReadonlyMap<string, ModerationFound['indicators'][number]['title']>;

function asFound({ schools, whole, indicators, table }: PrintedRound, named: Schools, titles: Titles): ModerationFound {
  return {
    schools: named.flatMap(({ id, name, nameEn }) => {
      const own = schools.find(({ schoolId }) => schoolId === id);
      return own ? [{ ...own, name: { zh: name, en: nameEn } }] : [];
    }),
    whole,
    indicators: indicators.flatMap(({ indicatorId, agreement }) => {
      const title = titles.get(indicatorId);
      return title ? [{ indicatorId, title, agreement }] : [];
    }),
    table: table?.map((line) => [...line]) ?? null,
  };
}
