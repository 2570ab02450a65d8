import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes half a minute and more: begun last, it would leave the other core without work for as long. */
const LONG = [
  '/access/matrix.',
  '/journeys/every-page-',
  '/http/fuzz.',
  '/http/school-year.',
  '/backup/',
  '/demo/demo.',
];

const isLong = ({ moduleId }: TestSpecification) => LONG.some((part) => moduleId.includes(part));

/** Of each project, whose files share a worker's modules, the long ones first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    return projects.flatMap((name) => {
      const own = sorted.filter(({ project }) => project.name === name);
      return [...own.filter(isLong), ...own.filter((file) => !isLong(file))];
    });
  }
}
