import type { SchoolScreens } from '../../contract/screens.ts';
import type { ClassName } from '../../contract/words.ts';
import type { Hit, ScreensMeasured } from '../../core/screens/screens-measured.ts';

type Evidence = SchoolScreens['hits'][number]['evidence'];
type Known = {
  readonly classes: ReadonlyMap<string, ClassName>;
  readonly raters: ScreensMeasured['raters'];
  /** Level codes of a dimension, the best first. */
  readonly scales: ReadonlyMap<string, readonly string[]>;
  /** A mark's note as it may be shown; undefined where it stands no more. */
  readonly noteOf: (markId: string) => string | undefined;
};

/** A hit as a reviewer is told of it: classes by name, teachers by number, no child. */
export function shownEvidence(hit: Hit, { classes, raters, scales, noteOf }: Known): Evidence {
  const named = (classId: string) => classes.get(classId) ?? { classId, grade: 0, number: 0 };
  switch (hit.screen) {
    case 'late':
    case 'last-week': {
      const { screen, entries, count, share, usual } = hit;
      return { screen, class: named(hit.classId), entries, count, share, usual };
    }
    case 'copied': {
      const { screen, notes, count, share } = hit;
      const texts = hit.example.markIds.flatMap((id) => noteOf(id) ?? []);
      const { likeness } = hit.example;
      const example = texts.length === 2 ? texts : [];
      return { screen, class: named(hit.classId), notes, count, share, likeness, example };
    }
    default: {
      const { raterId, classIds, subject: _subject, p: _p, ...figures } = hit;
      const who = { teacher: raters.indexOf(raterId) + 1, classes: classIds.map(named).sort(byName) };
      if (figures.screen !== 'flat') return { ...figures, ...who };
      const found = figures.found.map(({ step, ...one }) => {
        const scale = scales.get(one.dimension) ?? [];
        return { ...one, level: scale[scale.length - step] ?? String(step) };
      });
      return { screen: figures.screen, ...who, found };
    }
  }
}

const byName = (a: ClassName, b: ClassName) => a.grade - b.grade || a.number - b.number;
