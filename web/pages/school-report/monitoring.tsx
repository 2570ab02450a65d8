import { Attention } from './attention.tsx';
import { Gaps } from './gaps.tsx';
import { Reliability } from './reliability.tsx';
import type { Report, Tables } from './report-parts.ts';
import { Steady } from './steady.tsx';

/** What is about evidence and not about levels: who gets how much, which weeks are unlike the others, how far ratings can be trusted. */
export function Monitoring({ report, tables }: { report: Report; tables: Tables }) {
  return (
    <>
      <Attention report={report} table={tables.attention} />
      <Gaps report={report} tables={[tables.opportunity, tables.scoreGaps]} />
      <Steady report={report} tables={tables} />
      <Reliability report={report} table={tables.reliability} />
    </>
  );
}
