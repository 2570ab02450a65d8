import {
  boolean,
  type Column,
  date,
  float,
  list,
  open,
  reference,
  required,
  table,
  text,
  word,
  year,
} from './column.ts';

/** As in 1.2, but status and time may also stand in a bulk file, and a row that is not active any more may say so. */
function olderTable(columns: readonly Column[]): readonly Column[] {
  return table(columns).map((column) =>
    column.name === 'status'
      ? word('status', 'active|inactive|tobedeleted')
      : column.need === 'delta'
        ? { ...column, need: 'optional' }
        : column,
  );
}

/** The files of OneRoster 1.1, with the columns that its packages have. What 1.2 says in roles.csv stands in the row of the user. */
export const olderTables = {
  academicSessions: olderTable([
    required(text('title')),
    required(word('type', 'gradingPeriod|semester|schoolYear|term')),
    required(date('startDate')),
    required(date('endDate')),
    reference('parentSourcedId', 'academicSessions'),
    required(year('schoolYear')),
  ]),
  orgs: olderTable([
    required(text('name')),
    // 'group' is ours, as in 1.2 (docs/rules.md 20).
    required(open(word('type', 'department|school|district|local|state|national|group'))),
    text('identifier'),
    reference('parentSourcedId', 'orgs'),
  ]),
  courses: olderTable([
    reference('schoolYearSourcedId', 'academicSessions'),
    required(text('title')),
    text('courseCode'),
    list(text('grades')),
    required(reference('orgSourcedId', 'orgs')),
    list(text('subjects')),
    list(text('subjectCodes')),
  ]),
  classes: olderTable([
    required(text('title')),
    list(text('grades')),
    reference('courseSourcedId', 'courses'),
    text('classCode'),
    required(word('classType', 'homeroom|scheduled')),
    text('location'),
    required(reference('schoolSourcedId', 'orgs')),
    required(list(reference('termSourcedIds', 'academicSessions'))),
    list(text('subjects')),
    list(text('subjectCodes')),
    list(text('periods')),
  ]),
  users: olderTable([
    required(boolean('enabledUser')),
    required(list(reference('orgSourcedIds', 'orgs'))),
    required(word('role', 'administrator|aide|guardian|parent|proctor|relative|student|teacher')),
    required(text('username')),
    list(text('userIds')),
    required(text('givenName')),
    required(text('familyName')),
    text('middleName'),
    text('identifier'),
    text('email'),
    text('sms'),
    text('phone'),
    list(reference('agentSourcedIds', 'users')),
    text('grades'),
    text('password'),
  ]),
  enrollments: olderTable([
    required(reference('classSourcedId', 'classes')),
    required(reference('schoolSourcedId', 'orgs')),
    required(reference('userSourcedId', 'users')),
    required(word('role', 'administrator|aide|guardian|parent|proctor|relative|student|teacher')),
    boolean('primary'),
    date('beginDate'),
    date('endDate'),
  ]),
  demographics: olderTable([
    date('birthDate'),
    word('sex', 'male|female|unspecified|other'),
    boolean('americanIndianOrAlaskaNative'),
    boolean('asian'),
    boolean('blackOrAfricanAmerican'),
    boolean('nativeHawaiianOrOtherPacificIslander'),
    boolean('white'),
    boolean('demographicRaceTwoOrMoreRaces'),
    boolean('hispanicOrLatinoEthnicity'),
    text('countryOfBirthCode'),
    text('stateOfBirthAbbreviation'),
    text('cityOfBirth'),
    text('publicSchoolResidenceStatus'),
  ]),
  categories: olderTable([required(text('title'))]),
  lineItems: olderTable([
    required(text('title')),
    text('description'),
    required(date('assignDate')),
    required(date('dueDate')),
    required(reference('classSourcedId', 'classes')),
    required(reference('categorySourcedId', 'categories')),
    required(reference('gradingPeriodSourcedId', 'academicSessions')),
    required(float('resultValueMin')),
    required(float('resultValueMax')),
  ]),
  results: olderTable([
    required(reference('lineItemSourcedId', 'lineItems')),
    required(reference('studentSourcedId', 'users')),
    required(text('scoreStatus')),
    required(text('score')),
    required(date('scoreDate')),
    text('comment'),
  ]),
  resources: olderTable([
    required(text('vendorResourceId')),
    text('title'),
    list(text('roles')),
    text('importance'),
    text('vendorId'),
    text('applicationId'),
  ]),
  classResources: olderTable([
    text('title'),
    required(reference('classSourcedId', 'classes')),
    required(reference('resourceSourcedId', 'resources')),
  ]),
  courseResources: olderTable([
    text('title'),
    required(reference('courseSourcedId', 'courses')),
    required(reference('resourceSourcedId', 'resources')),
  ]),
};
