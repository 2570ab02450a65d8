import { areaKey } from './places.ts';
import type { SeededDemo } from './seed-demo.ts';
import { STORIES } from './stories.ts';

type DemoLogin = {
  readonly role: string;
  readonly username: string;
  /** Where this person begins. */
  readonly page: (seeded: SeededDemo) => string;
};

const [shownSchool = ''] = STORIES.shownClass.split('-');
/** The first child of the shown class is the second child of this guardian. */
const [[elder]] = STORIES.siblings;

const schoolPage = ({ district }: SeededDemo) =>
  `/schools/${district.schools.find(({ plan }) => plan.key === shownSchool)?.id}`;
const classPage = ({ district }: SeededDemo) =>
  `/classes/${district.schools.flatMap(({ classes }) => classes).find(({ key }) => key === STORIES.shownClass)?.id}`;
const pupilPage = ({ pupils }: SeededDemo) =>
  `/pupils/${[...pupils.values()].flat().find(({ key }) => key === STORIES.shownChild.key)?.id}`;
const ownKey = `${STORIES.ownAccounts.class}-1`;
const ownPage = ({ pupils }: SeededDemo) =>
  `/pupils/${[...pupils.values()].flat().find(({ key }) => key === ownKey)?.id}`;
const areaPage =
  (kind: 'town' | 'group', key: string) =>
  ({ district }: SeededDemo) =>
    `/areas/${district.areas.get(areaKey(kind, key))}`;

/** One of each role, on pages worth looking at. */
export const demoLogins: readonly DemoLogin[] = [
  { role: 'teacher', username: `labour-${shownSchool}`, page: classPage },
  { role: 'homeroom', username: `homeroom-${STORIES.shownClass}`, page: classPage },
  { role: 'parent', username: `guardian-${elder}-1`, page: pupilPage },
  { role: 'pupil', username: `pupil-${ownKey}`, page: ownPage },
  { role: 'principal', username: `principal-${shownSchool}`, page: schoolPage },
  { role: 'school-office', username: `office-${shownSchool}`, page: schoolPage },
  { role: 'district-officer', username: 'officer-nh', page: ({ district }) => `/areas/${district.id}` },
  { role: 'town-officer', username: 'officer-town-xiqiao', page: areaPage('town', 'xiqiao') },
  { role: 'group-officer', username: 'officer-group-qinghe', page: areaPage('group', 'qinghe') },
  { role: 'roster-manager', username: 'roster-nh', page: () => '/rosters' },
  // Of the round that is open in the noted town from the start: these have enough to judge between them for its schools' agreement to be told.
  ...['arts-nh13', 'arts-nh14', 'homeroom-nh13-3-1', 'homeroom-nh14-9-1'].map((username) => ({
    role: 'blind-rater',
    username,
    page: () => '/moderation',
  })),
  { role: 'reviewer', username: 'reviewer-nh', page: ({ district }) => `/areas/${district.id}/screens` },
];
