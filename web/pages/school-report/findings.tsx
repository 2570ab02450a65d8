import { Link, useLocation } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { writtenPercent } from '../../i18n/written.ts';
import type { Report } from './report-parts.ts';

/** Three sentences at most, each the way to its place. */
export function Findings({ findings, term }: { findings: Report['findings']; term: string }) {
  const { t, className } = useWords();
  const { search } = useLocation();
  if (findings.length === 0) return null;
  return (
    <ol className="findings">
      {findings.map((finding) => {
        if (finding.kind === 'nothing-yet') return <li key={finding.kind}>{t('finding.nothingYet')}</li>;
        if (finding.kind === 'unnoticed' || finding.kind === 'late') {
          const name = className(finding.class);
          const words =
            finding.kind === 'unnoticed'
              ? t('finding.unnoticed', {
                  class: name,
                  dimension: t(`dimension.${finding.dimension}`),
                  count: finding.pupils,
                  of: finding.of,
                })
              : t('finding.late', {
                  class: name,
                  share: writtenPercent(1 - finding.freshShare),
                  count: finding.records,
                });
          return (
            <li key={words}>
              <Link to={`/classes/${finding.class.classId}?term=${term}`}>{words}</Link>
            </li>
          );
        }
        if (finding.kind === 'thin') {
          const dimension = t(`dimension.${finding.dimension}`);
          return (
            <li key={`thin ${finding.dimension}`}>
              <a href={`${search}#row-${finding.dimension}`}>
                {t('finding.thin', { dimension, scored: finding.scored, pupils: finding.pupils })}
              </a>
            </li>
          );
        }
        return (
          <li key={finding.kind}>
            <a href={`${search}#heat`}>
              {t('finding.covered', {
                dimension: t(`dimension.${finding.dimension}`),
                ok: finding.ok,
                pupils: finding.pupils,
              })}
            </a>
          </li>
        );
      })}
    </ol>
  );
}
