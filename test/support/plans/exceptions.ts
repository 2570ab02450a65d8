import type { Fault } from './judge-sqlite.ts';

/** A statement that may walk or sort rows of a table that grows: known by the tables and by words of its text (`inShort`). */
type Exception = { readonly tables: readonly string[]; readonly says: readonly string[]; readonly because: string };

/** Each by the name of the function that asks. What a person waits for has no place here, unless it is about a whole school. */
const EXCEPTIONS: Readonly<Record<string, Exception>> = {
  // One child, one page.
  selectEvidence: {
    tables: ['marks'],
    says: ['where (marks.pupil_id = ?', 'order by marks.happened_on desc, marks.id desc limit ?'],
    because:
      'a page of one child’s records: some hundreds are sorted, and an index for it would cost each mark a tenth more',
  },
  // The end of a school, taken back: once in the life of a school.
  removeMade: {
    tables: ['activities', 'questions'],
    says: ['delete from classes where (classes.school_id = ?'],
    because:
      'some classes go, and the engine itself looks whether an activity or a question of the school is of one of them',
  },
  // A school's figures, for its principal.
  selectPupilsWithin: {
    tables: ['enrolments'],
    says: ['from pupils where', 'pupils.id in (select pupil_id from enrolments where'],
    because: 'who searches in a school searches all its pupils',
  },
  selectPupilEvidence: {
    tables: ['enrolments'],
    says: ['left join scores on', 'where (enrolments.school_id = ? and enrolments.term_id = ?'],
    because: 'a school report compares boys and girls of the school',
  },
  selectDistrictSums: {
    tables: ['rollups'],
    says: ['from rollups', 'inner join schools on', 'where (schools.district_id = ? and rollups.term_id = ?)'],
    because: 'a district report adds up what is kept of each of its classes',
  },
  selectObjectionsIn: {
    tables: ['objections'],
    says: ['from objections where objections.school_id = ?', 'order by objections.sent_at desc limit ?'],
    because: 'whoever decides reads the latest two hundred of the school, in the order of a key',
  },
  // Beside the requests: the thread that measures.
  selectFrame: {
    tables: ['enrolments'],
    says: ['from schools where (schools.district_id = ? and exists (select id from enrolments'],
    because: 'measuring begins with the schools that have pupils in a term: one each is enough',
  },
  selectPupils: {
    tables: ['enrolments'],
    says: [
      'order by enrolments.pupil_id asc, enrolments.class_id asc',
      'enrolments.school_id = ? and enrolments.term_id = ?',
    ],
    because: 'measuring takes all pupils of a school',
  },
  selectPupilNames: {
    tables: ['enrolments'],
    says: [
      'select distinct pupils.id, pupils.name from enrolments',
      'enrolments.school_id = ? and enrolments.term_id = ?',
    ],
    because: 'the screens take the names of a school out of its texts',
  },
  selectTermMarks: {
    tables: ['marks'],
    says: ['where (marks.school_id = ? and marks.term_id = ? and marks.is_withdrawn = ?) order by'],
    because: 'measuring and the screens take all marks of a school',
  },
  selectPast: {
    tables: ['marks'],
    says: ['marks.school_id = ? and marks.term_id = ? and marks.rater_kind = ?', 'group by marks.rater_id'],
    because: 'the screens compare with the term before',
  },
  // An officer's, some times a term.
  levelMarks: {
    tables: ['marks', 'activities'],
    says: ['marks.school_id in (?*) and marks.term_id = ? and marks.dimension = ? and marks.kind = ?'],
    because: 'a blind round is drawn from all marks of a dimension in a district',
  },
  countFallen: {
    tables: ['activities'],
    says: ['select count(*) from activities where (activities.withdrawn_at is null and', 'activities.term_id = ?'],
    because: 'a term gets other dates: what was recorded between the old and the new ones is counted',
  },
  updateTerm: {
    tables: ['enrolments'],
    says: ['update enrolments set starts_on = ? where (enrolments.term_id = ? and enrolments.starts_on = ?'],
    because: 'a term gets another first day, and with it all who were there from the first',
  },
  selectRecordedTerms: {
    tables: ['activities'],
    says: ['from activities where activities.term_id = ? limit ?'],
    because: 'the first one found is enough',
  },
  selectClassTerms: {
    tables: ['enrolments'],
    says: ['select distinct school_id, class_id, term_id from enrolments order by'],
    because: 'rebuilding, and a rubric for terms to come, go through every class',
  },
  // The roster and the day.
  selectPupilsIn: {
    tables: ['enrolments'],
    says: [
      'inner join pupils on pupils.id = enrolments.pupil_id where (enrolments.school_id = ? and enrolments.term_id in (?*))',
    ],
    because: 'a class list may be of the whole school, and its rows are matched by name with all who are in it',
  },
  selectEnrolments: {
    tables: ['enrolments'],
    says: ['where (enrolments.school_id in (?*) and enrolments.term_id in (?*)'],
    because: 'a roster says who is in a school, and so who is not',
  },
  selectTurned: {
    tables: ['enrolments'],
    says: [
      'inner join terms on terms.id = enrolments.term_id where (terms.district_id = ?',
      'enrolments.ended_on < terms.ends_on',
    ],
    because: 'once a day, a minute past midnight',
  },
};

export const isExcepted = (text: string, { table }: Fault) =>
  Object.values(EXCEPTIONS).some(
    (one) => one.tables.includes(table) && one.says.every((words) => text.includes(words)),
  );
