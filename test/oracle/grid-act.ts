import { randomUUID } from 'node:crypto';
import { saveGrid } from '../../server/contract/grid.ts';
import { someVersion } from './amend-acts.ts';
import type { FactValue } from './facts.ts';
import type { KnownActivity, KnownMark } from './known.ts';
import type { Lane } from './lane.ts';
import { RUBRICS } from './oracle.ts';
import { someActivity, someIndicators, valueFor } from './some-marks.ts';

type Cell = {
  readonly pupilId: string;
  readonly indicatorId: string;
  readonly version: number | null;
  readonly value: FactValue | null;
};

const isOfAuthor = (indicatorId: string) =>
  RUBRICS.some(({ indicators }) => indicators.some((one) => one.id === indicatorId && one.visibility === 'author'));

/** Any, or one in which a mark was taken back that may be given again. */
function someGrid(lane: Lane): KnownActivity {
  const gone = lane.known.marks.filter(({ taken }) => taken && taken.by !== 'withdrawal');
  if (gone.length === 0 || lane.chance.next() < 0.6) return lane.someActivity();
  return lane.known.activity(lane.chance.pick(gone).activityId);
}

/** Cells of an activity that is there, three in four; else of one that the first cells make. */
export async function saveCells(lane: Lane) {
  const { chance, known, at } = lane;
  const teacher = chance.pick(at.teachers);
  const old = chance.next() < 0.75 ? someGrid(lane) : undefined;
  const { marks: _, ...said } = someActivity(lane);
  const id = old?.id ?? lane.newId();
  const cells = Array.from({ length: 1 + chance.below(4) }, () => someCell(lane, id));
  const params = { classId: at.classId, gridId: id };
  const body = { clientId: randomUUID(), activity: said, cells };
  const ask = () => lane.world.ask(teacher.username, saveGrid, { params, body });
  const reply = await lane.tell('save grid', ask, old?.isWithdrawn ? '409 conflict' : '200');
  if (!reply) return;
  if (!old) known.putActivity({ id, authorId: teacher.id, ...said, version: 1, isWithdrawn: false });
  const done = new Set<string>();
  for (const [index, cell] of cells.entries()) {
    const place = `${cell.pupilId} ${cell.indicatorId}`;
    const expected = done.has(place) ? 'refused mark.twice' : judged(lane, id, cell, teacher.id);
    const came = reply.cells[index];
    const state = came?.state === 'refused' ? `refused ${came.code}` : (came?.state ?? 'nothing');
    lane.saw(`cell ${state}`);
    lane.must(state === expected, `cell: ${state}, not ${expected}`);
    if (came?.state === 'saved' && !done.has(place)) save(lane, id, cell, { ...came, raterId: teacher.id });
    done.add(place);
  }
}

/** Of a mark that is there, with a new value, the same, or none; or of a pupil and an indicator that may have none yet. */
function someCell(lane: Lane, activityId: string): Cell {
  const { chance, known, at } = lane;
  const marks = known.marksOf(activityId);
  const gone = marks.filter((one) => one.taken);
  const likely = gone.length > 0 && chance.next() < 0.5 ? gone : marks;
  const mark = likely.length > 0 && chance.next() < 0.6 ? chance.pick(likely) : undefined;
  const pupilId = mark?.pupilId ?? chance.pick(at.stays.everIn(at.classId));
  const indicatorId = mark?.indicatorId ?? chance.pick(someIndicators(lane));
  const x = chance.next();
  const value =
    x < (mark?.taken ? 0.1 : 0.3) ? null : mark && x < 0.4 ? mark.value : valueFor(lane, { indicatorId, pupilId });
  const here = marks.find((one) => one.pupilId === pupilId && one.indicatorId === indicatorId);
  return { pupilId, indicatorId, value, version: here ? someVersion(lane, here.version) : null };
}

const markAt = ({ known }: Lane, activityId: string, { pupilId, indicatorId }: Cell): KnownMark | undefined =>
  known.marksOf(activityId).find((one) => one.pupilId === pupilId && one.indicatorId === indicatorId);

const isSame = (mark: KnownMark, { value }: Cell) =>
  mark.taken ? value === null : JSON.stringify(value) === JSON.stringify(mark.value);

/** What must become of a cell. */
function judged(lane: Lane, activityId: string, cell: Cell, teacherId: string): string {
  const { stays, classId } = lane.at;
  const absence = stays.absence(classId, cell.pupilId, lane.known.activity(activityId).happenedOn);
  if (absence) return `refused ${absence}`;
  const mark = markAt(lane, activityId, cell);
  if (!mark) return 'saved';
  const isMine = mark.raterId === teacherId;
  if (!mark.taken && !isMine && isOfAuthor(cell.indicatorId)) return 'refused mark.not-yours';
  if (isSame(mark, cell)) return 'saved';
  if (cell.version !== mark.version) return 'conflict';
  return mark.taken || isMine || teacherId === lane.homeroom.id ? 'saved' : 'refused mark.not-yours';
}

type Saved = { readonly markId: string | null; readonly version: number | null; readonly raterId: string };

function save(lane: Lane, activityId: string, cell: Cell, { markId, version, raterId }: Saved) {
  const { pupilId, indicatorId, value } = cell;
  const mark = markAt(lane, activityId, cell);
  const isChange = mark ? !isSame(mark, cell) : value !== null;
  const wanted = mark ? mark.version + (isChange ? 1 : 0) : value ? 1 : null;
  lane.must(version === wanted, `cell: version ${version}, not ${wanted}`);
  if (!isChange) return lane.saw('cell left as it is');
  if (mark && value === null) {
    lane.saw('cell cleared');
    return lane.known.takeAway([mark], { by: 'grid', whoId: raterId, at: lane.acts });
  }
  lane.saw(mark ? (mark.taken ? 'cell given again' : 'cell changed') : 'cell given');
  const first = { id: markId ?? '', activityId, pupilId, indicatorId, enteredOn: lane.at.today() };
  if (value) lane.known.putMark({ ...first, ...mark, value, raterId, version: wanted ?? 1, taken: null });
}
