import type { Problem } from '../../../server/contract/problem.ts';
import { newClientId, type Reply } from '../../api.ts';
import type { ClassDay } from '../../evidence/evidence-queries.ts';
import {
  cellKey,
  type Facts,
  GRID,
  type GridAsked,
  type GridReply,
  isSameSaid,
  type KeptGrid,
  keepGrid,
  letGoOfGrid,
} from '../../outbox/kept-grid.ts';
import type { Outcome } from '../../outbox/outcome.ts';
import type { Queue } from '../../outbox/queue.ts';
import type { Waiting } from '../../outbox/waiting.ts';
import { type Cell, GridStore, saidIn } from './grid-store.ts';

export type Grid = Reply<'get /api/classes/:classId/grids/:gridId'>;

const PAUSE = 800;
const AT_ONCE = 600;
const UNSENT = ['unsaved', 'saving', 'failed', 'conflict', 'unreadable'] as const;

/** One grid while it is open: keeps what is not saved on this device, sends it in batches, and takes the answers in. */
export class GridSession {
  readonly store = new GridStore();
  facts: Facts;
  indicatorIds: readonly string[];
  /** The whole was refused: what was said of the activity, or who may say it. */
  problem: Problem | null = null;
  /** The first batch is on its way, or the activity is there: what was said of it stays. */
  isFixed: boolean;
  #isWriting = false;
  readonly #at: { readonly personId: string; readonly classId: string; readonly gridId: string };
  readonly #queue: Queue;
  readonly #isClosed: boolean;
  #inFlight = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watchers = new Set<() => void>();
  #stop: (() => void)[];
  version = 0;
  #isKeeping = false;
  /** The service has the activity. */
  isThere: boolean;

  constructor(at: GridSession['at'], grid: Grid, left: KeptGrid | undefined, today: string, queue: Queue) {
    this.#at = at;
    this.#queue = queue;
    const { activity } = grid;
    this.#isClosed = activity?.isWithdrawn ?? false;
    this.store.isShut = this.#isClosed;
    this.facts = activity
      ? { ...activity, place: activity.place ?? '', note: activity.note ?? '' }
      : (left?.facts ?? { title: '', happenedOn: today, place: '', visibility: 'family' });
    this.indicatorIds = left?.indicatorIds ?? [...new Set(grid.marks.map((mark) => mark.indicatorId))];
    this.store.load(
      grid.marks.map((mark) => ({ ...mark, key: cellKey(mark) })),
      left?.cells ?? {},
    );
    const sent = queue.pending().filter((item) => this.#isOurs(item));
    this.isThere = activity !== null;
    this.isFixed = this.isThere || sent.length > 0;
    this.#inFlight = sent.length;
    for (const { asked } of sent)
      for (const key of keysOf(asked as GridAsked)) this.store.put(key, { state: 'saving' });
    this.#stop = [
      queue.listen((item, outcome) => this.#hear(item, outcome)),
      this.store.watchAll(() => this.#changed()),
    ];
    // What was refused, or taken in part, while this grid was shut: its cells are here again.
    for (const item of queue.shown()) if (item.problem && this.#isOurs(item)) void queue.discard(item.id);
    if (this.store.keysIn(['unsaved']).length > 0) this.#later();
  }
  get at() {
    return this.#at;
  }

  watch = (watcher: () => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  close() {
    this.#isWriting = false;
    void this.flush();
    for (const stop of this.#stop) stop();
    clearTimeout(this.#timer);
  }

  say(part: Partial<Facts>) {
    this.facts = { ...this.facts, ...part };
    this.#changed();
  }
  /** Another day, before anything is sent: what was entered for who was not there then goes; answers whose it was. */
  moveTo({ on, pupils }: Pick<ClassDay, 'on' | 'pupils'>): string[] {
    const there = new Set(pupils.map(({ pupilId }) => pupilId));
    const gone = this.store.keysIn(UNSENT).filter((key) => !there.has(key.split(' ')[0] ?? ''));
    for (const key of gone) this.store.put(key, { want: null, raw: null, why: null, state: 'still' });
    this.say({ happenedOn: on });
    return [...new Set(gone.map((key) => key.split(' ')[0] ?? ''))];
  }
  /** Half a title or sentence is not saved: the first batch waits until the field is left. */
  writeWords(isWriting: boolean) {
    this.#isWriting = isWriting;
    if (!isWriting) this.#later();
  }
  choose(indicatorIds: readonly string[]) {
    this.indicatorIds = indicatorIds;
    this.#changed();
  }

  /** Whether leaving would leave something behind. A link does not: what can be sent is put into the queue on the way out. */
  hasUnsaved(isLink: boolean): boolean {
    const canSend = isLink && this.facts.title.trim() !== '' && !this.problem;
    const states = ['failed', 'conflict', 'unreadable', ...(canSend ? [] : (['unsaved'] as const))] as const;
    return this.store.keysIn(states).length > 0;
  }

  /** Tries again what was refused, as it is now. */
  retry() {
    this.problem = null;
    for (const key of this.store.keysIn(['failed'])) this.store.put(key, { state: 'unsaved', why: null });
    void this.flush();
  }

  /** One batch at a time: what changes meanwhile goes with the next, over the version that the answer tells. */
  async flush() {
    clearTimeout(this.#timer);
    const keys = this.store.keysIn(['unsaved']).slice(0, AT_ONCE);
    const title = this.facts.title.trim();
    if (keys.length === 0 || this.#inFlight > 0 || this.#isClosed || this.problem || !title || this.#isWriting) return;
    const [place, note] = [this.facts.place.trim(), this.facts.note?.trim()];
    const cells = keys.map((key) => {
      const [pupilId = '', indicatorId = ''] = key.split(' ');
      const { saved } = this.store.cell(key);
      return { pupilId, indicatorId, version: saved?.version ?? null, ...saidIn(this.store.cell(key)) };
    });
    this.#inFlight += 1;
    this.isFixed = true;
    for (const key of keys) this.store.put(key, { state: 'saving' });
    const { happenedOn, visibility } = this.facts;
    const activity = {
      ...{ title, happenedOn, visibility },
      ...(place ? { place } : {}),
      ...(note ? { note } : {}),
    };
    const { classId, gridId } = this.#at;
    await this.#queue.put(GRID, classId, {
      params: { classId, gridId },
      body: { clientId: newClientId(), activity, cells },
    });
  }

  #isOurs = ({ address, asked }: Waiting) => address === GRID && (asked as GridAsked).params.gridId === this.#at.gridId;

  #hear(item: Waiting, outcome: Outcome): boolean {
    if (!this.#isOurs(item) || outcome.state === 'waiting') return false;
    this.#inFlight = Math.max(0, this.#inFlight - 1);
    const { cells } = (item.asked as GridAsked).body;
    if (outcome.state === 'refused') {
      this.problem = outcome.problem;
      this.isFixed = this.isThere;
      for (const cell of cells) this.store.put(cellKey(cell), { state: 'failed', why: 'whole' });
    } else {
      this.isThere = true;
      const replies = (outcome.reply as GridReply).cells;
      for (const [index, sent] of cells.entries()) this.#answer(cellKey(sent), sent, replies[index]);
    }
    this.#changed();
    return true;
  }

  #answer(key: string, sent: GridAsked['body']['cells'][number], reply: GridReply['cells'][number] | undefined) {
    const cell = this.store.cell(key);
    const said = { value: sent.value, note: sent.note ?? null };
    if (reply?.state === 'saved') {
      const saved = sent.value === null || reply.version === null ? null : standing(said, reply.version, '', true);
      const isDone = cell.want === null || isSameSaid(cell.want, said);
      const state = cell.raw !== null ? 'unreadable' : isDone ? 'saved' : 'unsaved';
      this.store.put(key, { saved, want: isDone ? null : cell.want, state });
    } else if (reply?.state === 'conflict') {
      const { value, note, version, by } = reply.current;
      const saved = value === null ? null : standing({ value, note }, version, by, cell.saved?.mayAmend ?? true);
      this.store.put(key, { saved, want: cell.want ?? said, state: 'conflict', why: by });
    } else {
      this.store.put(key, { want: cell.want ?? said, state: 'failed', why: reply?.code ?? 'whole' });
    }
  }

  #changed() {
    this.version += 1;
    for (const watcher of this.#watchers) watcher();
    // Once for all that changes in one go.
    if (!this.#isKeeping) queueMicrotask(() => void this.#keep());
    this.#isKeeping = true;
    this.#later();
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  async #keep() {
    this.#isKeeping = false;
    const { personId, classId, gridId } = this.#at;
    const cells = Object.fromEntries(
      this.store.keysIn(UNSENT).map((key) => [key, leftIn(this.store.cell(key))] as const),
    );
    const isEmpty = Object.keys(cells).length === 0 && (this.isFixed || !this.facts.title);
    if (isEmpty) await letGoOfGrid(personId, classId, gridId);
    else
      await keepGrid(personId, classId, gridId, {
        at: Date.now(),
        facts: this.facts,
        indicatorIds: this.indicatorIds,
        cells,
      });
  }
}

const keysOf = ({ body }: GridAsked) => body.cells.map(cellKey);
const standing = (said: ReturnType<typeof saidIn>, version: number, by: string, mayAmend: boolean) => ({
  ...said,
  version,
  by,
  mayAmend,
});
const leftIn = (cell: Cell) => ({ ...saidIn(cell), raw: cell.raw });
