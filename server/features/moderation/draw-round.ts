import type { z } from 'zod';
import type { Writer } from '../../../db/engine.ts';
import type { ReachedArea } from '../../../db/reach/reached.ts';
import { writes } from '../../act.ts';
import { drawModerationRound as route } from '../../contract/moderation.ts';
import { dayNumber } from '../../core/calendar/days.ts';
import { gradeOf } from '../../core/calendar/terms.ts';
import { assignRaters } from '../../core/moderation/assign-raters.ts';
import { drawSample } from '../../core/moderation/draw-sample.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { termsFor } from '../../reply-parts.ts';
import { findFrame } from './find-frame.ts';
import { redactTexts } from './redacted-texts.ts';
import { isOpen } from './round-parts.ts';
import { insertRound, selectRounds } from './store.ts';

const MOST_DAYS = 92;
/** So many marks are drawn in a second or two, while nobody else can write; a larger area is drawn group by group. */
const MOST_MARKS = 5000;
const OBSTACLES = {
  'few-schools': 'an area with fewer than two schools has nobody from another school to ask',
  'no-rubric': 'the term has no rubric in this dimension',
  'nothing-judgeable': 'no mark of this dimension and term has words that others could judge by',
  'no-raters': 'nobody from another school may judge any of these marks',
} as const;

type Drawing = {
  readonly tx: Writer;
  readonly actor: { readonly personId: string };
  readonly target: ReachedArea;
  readonly now: number;
  readonly today: string;
  readonly newId: () => string;
};
type Asked = Omit<z.output<(typeof route)['body']>, 'clientId'>;

export const drawModerationRound = writes(route, async (cx, asked) => {
  const { target: area, today } = cx;
  const { dimension, closesOn } = asked;
  if (closesOn < today || dayNumber(closesOn) - dayNumber(today) > MOST_DAYS)
    throw invalid('closesOn', `the last day is today or one of the next ${MOST_DAYS} days`, 'days');
  const { roundId, ...counts } = await drawRound(cx, asked);
  return {
    reply: { roundId, ...counts },
    audit: { object: roundId, detail: { areaId: area.id, dimension, ...counts } },
  };
});

/** Draws marks and gives them to teachers of other schools; the demo begins with such a round. */
export async function drawRound(
  { tx, actor, target: area, now, today, newId }: Drawing,
  { dimension, share, ratersEach, closesOn }: Asked,
) {
  const { term } = await termsFor(tx, area.districtId, today, undefined);
  const rounds = await selectRounds(tx, area.id, term.id);
  if (rounds.some((round) => round.dimension === dimension && isOpen(round, today))) throw new Refusal(409, 'conflict');
  const { obstacle, ...frame } = await findFrame(tx, { area, termId: term.id, dimension, ratersEach, today });
  if (obstacle) throw invalid('dimension', OBSTACLES[obstacle], obstacle);
  const wanted = Math.ceil(share * frame.marks);
  if (Math.min(wanted, frame.judgeable.length) > MOST_MARKS)
    throw invalid('share', `at most ${MOST_MARKS} marks in one round: draw smaller areas`, 'too-many');

  const roundId = newId();
  const drawn = drawSample(roundId, frame.judgeable, wanted);
  const assigned = assignRaters(roundId, drawn, frame.raters, ratersEach);
  const inOrder = assigned.map(({ mark }) => mark);
  const texts = await redactTexts(tx, inOrder, frame.schools);
  const items = inOrder.map((mark, at) => ({
    id: newId(),
    roundId,
    schoolId: mark.schoolId,
    markId: mark.markId,
    rubricId: mark.rubricId,
    indicatorId: mark.indicatorId,
    grade: gradeOf(mark, term.code),
    level: mark.level,
    raterId: mark.raterId,
    pupilId: mark.pupilId,
    title: texts[at]?.title ?? '',
    note: texts[at]?.note ?? '',
    isShared: mark.isShared,
  }));
  const places = new Map<string, number>();
  const ratings = assigned.flatMap(({ raters }, at) =>
    raters.map(({ personId, schoolId }) => {
      const place = (places.get(personId) ?? 0) + 1;
      places.set(personId, place);
      return { id: newId(), roundId, itemId: items[at]?.id ?? '', raterId: personId, raterSchoolId: schoolId, place };
    }),
  );
  const round = {
    id: roundId,
    districtId: area.districtId,
    areaId: area.id,
    termId: term.id,
    dimension,
    share,
    ratersEach,
    marks: frame.marks,
    judgeable: frame.judgeable.length,
    wanted,
    drawnAt: now,
    drawnBy: actor.personId,
    closesOn,
    closedAt: null,
    closedBy: null,
  };
  await insertRound(tx, round, items, ratings);
  return { roundId, wanted, drawn: drawn.length, raters: places.size, mostEach: Math.max(...places.values()) };
}
