// The yardstick of writing: bare Express 5 over the bare driver with group commit. It looks a session up, writes the same rows of the same
// tables as recording an activity does (its marks, a score for each pupil, the class's sums, the audit line, the kept answer) and checks, scores
// and derives nothing. What ours takes beside it is what being right costs. Arguments: a migrated database with the people in it.
import { createHash, randomUUID } from 'node:crypto';
import { parseCookie } from 'cookie';
import express from 'express';
import { openFile } from '../../db/engine-sqlite.ts';

const db = openFile(process.argv[2] ?? '');
const insert = (table: string, columns: readonly string[], met = '') =>
  db.prepare(`insert into ${table} (${columns}) values (${columns.map(() => '?')}) ${met}`);
const session = db.prepare('select person_id from sessions where id = ? and ends_at > ?').pluck();
const place = db.prepare('select school_id, term_id from enrolments where class_id = ? limit 1').raw();
const rubric = db.prepare('select rubric_id from term_rubrics limit 1').pluck().get();
const [activity, mark, score, rollup, audit, request] = [
  insert('activities', [
    ...['school_id', 'id', 'class_id', 'term_id', 'title', 'happened_on'],
    ...['entered_at', 'visibility', 'author_id', 'author_role'],
  ]),
  insert('marks', [
    ...['school_id', 'id', 'activity_id', 'pupil_id', 'class_id', 'term_id', 'rubric_id', 'dimension'],
    ...[
      'indicator_id',
      'kind',
      'level',
      'rater_id',
      'rater_kind',
      'happened_on',
      'for_family',
      'entered_at',
      'version',
      'is_withdrawn',
    ],
  ]),
  insert(
    'scores',
    [
      ...['school_id', 'pupil_id', 'term_id', 'dimension', 'class_id', 'status', 'score'],
      ...[
        'level',
        'bonus',
        'ratings',
        'raters',
        'weight_share',
        'records',
        'fresh',
        'seen',
        'error_terms',
        'method_version',
      ],
    ],
    'on conflict do update set score = excluded.score, seen = excluded.seen, error_terms = excluded.error_terms',
  ),
  insert(
    'rollups',
    [
      ...['school_id', 'class_id', 'term_id', 'dimension', 'pupils', 'noticed', 'ok', 'scored', 'records', 'fresh'],
      ...['score_sum', 'square_sum', 'levels', 'method_version'],
    ],
    'on conflict do update set records = excluded.records, score_sum = excluded.score_sum, levels = excluded.levels',
  ),
  insert('audits', ['id', 'at', 'person_id', 'route_id', 'detail']),
  insert('requests', ['person_id', 'client_id', 'at', 'fingerprint', 'reply']),
];
/** As long as what is stored of a child's dimension. */
const SEEN = JSON.stringify(Array.from({ length: 8 }, (_, n) => [`moral.m${n}`, 3, '2026-11-10']));
const TERMS = JSON.stringify({
  raterCoefficients: Object.fromEntries(Array.from({ length: 3 }, () => [randomUUID(), 12.345678901234567])),
  sumSquaredPersonRater: 12.345678901234567,
  sumSquaredResidual: 12.345678901234567,
});

type Mark = { readonly pupilId: string; readonly indicatorId: string; readonly value: { readonly level: string } };
type Body = { readonly clientId: string; readonly title: string; readonly happenedOn: string; readonly marks: Mark[] };

function record(personId: string, classId: string, body: Body) {
  const [schoolId, termId] = place.get(classId) as [string, string];
  const [id, now, day] = [randomUUID(), Date.now(), body.happenedOn];
  activity.run(schoolId, id, classId, termId, body.title, day, now, 'family', personId, 'homeroom');
  for (const { pupilId, indicatorId, value } of body.marks) {
    mark.run(
      ...[schoolId, randomUUID(), id, pupilId, classId, termId, rubric, 'moral', indicatorId, 'level', value.level],
      ...[personId, 'staff', day, 1, now, 1, 0],
    );
    score.run(
      ...[schoolId, pupilId, termId, 'moral', classId, 'ok', 85.5],
      ...['B', 0, 3, 2, 0.85, 3, 3, SEEN, TERMS, 'spike'],
    );
  }
  rollup.run(schoolId, classId, termId, 'moral', 40, 40, 40, 40, 120, 120, 3400.5, 290_000.5, '[]', 'spike');
  const reply = { activityId: id, marks: body.marks.length };
  audit.run(randomUUID(), now, personId, 'log-activity', '{}');
  request.run(personId, body.clientId, now, body.clientId, JSON.stringify(reply));
  return reply;
}

/** The session that a token names, its signature unlooked. */
function idOf(token: string): string {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sid: string };
  return createHash('sha256').update(claims.sid).digest('base64url');
}

let waiting: (() => () => void)[] = [];
function commit() {
  const group = waiting;
  waiting = [];
  db.exec('begin immediate');
  const answers = group.map((act) => act());
  db.exec('commit');
  for (const answer of answers) answer();
}

const app = express();
app.use(express.json());
app.post('/api/classes/:classId/activities', (asked, response) => {
  const personId = session.get(idOf(parseCookie(asked.get('cookie') ?? '')['chucai-session'] ?? ''), Date.now()) as
    | string
    | undefined;
  if (personId === undefined) {
    response.status(401).end();
    return;
  }
  if (waiting.length === 0) setImmediate(commit);
  waiting.push(() => {
    const reply = record(personId, asked.params.classId, asked.body as Body);
    return () => response.status(201).json(reply);
  });
});
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ listening: server.address() })}\n`);
});
