/**
 * A district of 200 000 pupils in its sixth term: rows of each table, and how many have one value of a column. PRAGMA optimize, which looks at
 * some hundred rows of an index, says no more than a thousand of any value.
 */
export const DISTRICT: Readonly<Record<string, readonly [rows: number, of: Readonly<Record<string, number>>]>> = {
  schools: [500, { district_id: 500 }],
  terms: [6, { district_id: 6 }],
  classes: [10_000, { school_id: 20, stage: 5000, entry_year: 1700 }],
  persons: [220_000, { district_id: 1000 }],
  pupils: [200_000, { district_id: 1000 }],
  enrolments: [900_000, { school_id: 1000, class_id: 90, term_id: 1000, pupil_id: 5, starts_on: 1000 }],
  grants: [250_000, { person_id: 2, place_id: 3, role: 1000 }],
  activities: [500_000, { school_id: 1000, class_id: 50, term_id: 1000, author_id: 50, happened_on: 1000 }],
  marks: [
    15_000_000,
    { school_id: 1000, activity_id: 30, pupil_id: 75, term_id: 1000, dimension: 1000, indicator_id: 1000 },
  ],
  arrangements: [20_000, { school_id: 40, pupil_id: 3 }],
  arrangement_versions: [20_000, { school_id: 40, arrangement_id: 1 }],
  objections: [
    20_000,
    {
      school_id: 40,
      notice_id: 1,
      pupil_id: 1,
      class_id: 4,
      activity_id: 1,
      by_id: 2,
      answered_by: 400,
      term_id: 1000,
      number: 1000,
    },
  ],
  notice_hidings: [10_000, { pupil_id: 1 }],
  notices: [60_000, { school_id: 120, class_id: 6, term_id: 1000, opened_by: 10, stopped_by: 50_000, standing: 1 }],
  comments: [1_200_000, { school_id: 2400, class_id: 240, term_id: 1000, pupil_id: 6 }],
  comment_versions: [3_000_000, { school_id: 6000, comment_id: 3 }],
  selections: [1_000_000, { pupil_id: 5, term_id: 1000 }],
  selection_versions: [1_000_000, { pupil_id: 5, term_id: 1000 }],
  work_suggestions: [1_000_000, { school_id: 2000, pupil_id: 5, term_id: 1000 }],
  contributions: [300_000, { pupil_id: 10, school_id: 600, class_id: 60, guardian_id: 10, state: 1000 }],
  contribution_photos: [
    300_000,
    { contribution_id: 3, author_id: 20, entered_at: 1, digest: 1, file_let_go_at: 290_000, withdrawn_at: 1 },
  ],
  contribution_versions: [100_000, { contribution_id: 1, pupil_id: 3 }],
  witness_links: [60_000, { contribution_id: 2, pupil_id: 3, made_by: 4 }],
  questions: [
    200_000,
    {
      pupil_id: 10,
      school_id: 400,
      class_id: 40,
      term_id: 1000,
      mark_id: 1,
      author_id: 40,
      state: 1000,
      asked_at: 1000,
    },
  ],
  question_steps: [500_000, { question_id: 3, by_id: 20 }],
  incidents: [100_000, { school_id: 200, class_id: 20, pupil_id: 3, state: 1000, closed_on: 300 }],
  incident_steps: [400_000, { school_id: 800, incident_id: 4 }],
  mark_versions: [100_000, { school_id: 200, mark_id: 1 }],
  photos: [100_000, { school_id: 200, activity_id: 2, digest: 1, file_let_go_at: 90_000, withdrawn_at: 90_000 }],
  activity_versions: [50_000, { school_id: 100, activity_id: 1 }],
  consents: [150_000, { pupil_id: 1 }],
  sessions: [20_000, { person_id: 1 }],
  sign_in_codes: [10_000, { person_id: 1 }],
  photo_pupils: [100_000, { school_id: 200, photo_id: 3, pupil_id: 2 }],
  scores: [4_000_000, { school_id: 1000, pupil_id: 20, term_id: 1000, class_id: 400, dimension: 1000 }],
  rollups: [200_000, { school_id: 400, class_id: 20, term_id: 1000 }],
  sightings: [20_000_000, { pupil_id: 100, day: 150_000, school_id: 40_000, kind: 4_000_000 }],
  moderation_items: [200_000, { round_id: 1000, mark_id: 1 }],
  moderation_ratings: [400_000, { round_id: 1000, item_id: 2, rater_id: 10 }],
};

/** In sqlite_stat1's words: rows, then rows alike in the first column of an index, in the first two, … */
export function statisticsOf(table: string, columns: readonly string[], isUnique: boolean): string | undefined {
  const known = DISTRICT[table];
  if (!known) return undefined;
  const [rows, of] = known;
  const alike = columns.map((_, last) => {
    if (isUnique && last === columns.length - 1) return 1;
    const within = columns.slice(0, last + 1).map((column) => of[column] ?? (column.endsWith('id') ? 1 : rows));
    return Math.max(1, Math.min(...within));
  });
  return [rows, ...alike].join(' ');
}
