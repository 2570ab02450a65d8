import type { SchoolReport } from '../../../server/contract/school-report.ts';

type Finding = SchoolReport['findings'][number];

/** Where a finding leads: the very children, class, week or row that it counts, on a page or a place whose first line says the same number. */
export function findingWay(finding: Finding, { schoolId, term }: { schoolId: string; term: string }): string | null {
  switch (finding.kind) {
    case 'nothing-yet':
      return null;
    case 'unseen':
    case 'silent':
      return `/schools/${schoolId}/overlooked?${new URLSearchParams({ look: finding.kind, term })}`;
    case 'thin': {
      const asked = { look: finding.kind, dimension: finding.dimension, term };
      return `/schools/${schoolId}/overlooked?${new URLSearchParams(asked)}`;
    }
    case 'unnoticed': {
      const asked = { look: finding.kind, dimension: finding.dimension, term };
      return `/classes/${finding.class.classId}/overlooked?${new URLSearchParams(asked)}`;
    }
    case 'late':
      return `/classes/${finding.class.classId}/late?${new URLSearchParams({ term })}`;
    case 'week':
      return `#steady-${finding.figure}`;
    case 'gap':
      return `#gap-${finding.dimension ?? 'all'}`;
  }
}
