import type { AreaReport } from '../../../server/contract/area-report.ts';

type Finding = AreaReport['findings'][number];

/** Where a finding leads: the schools it counts, of its dimension; or the row with its figure. `search` is the address as it is. */
export function areaFindingWay(finding: Finding, search: string): string | null {
  if (finding.kind === 'nothing-yet') return null;
  const asked = new URLSearchParams(search);
  asked.set('dimension', finding.dimension);
  const place =
    finding.kind === 'schools-without' || finding.kind === 'schools-late' ? 'schools' : `row-${finding.dimension}`;
  return `?${asked}#${place}`;
}
