import { levelParts, levelRank } from '../../server/core/reports/level-parts.ts';
import { useWords } from '../i18n/use-words.ts';

type Scale = readonly { level: string }[];

export function LevelTag({ level, label, scale = [] }: { level: string; label?: string | undefined; scale?: Scale }) {
  const rank = levelRank(level, scale);
  return (
    <span className="level-tag" style={{ background: `var(--level-${rank})`, color: `var(--on-level-${rank})` }}>
      {label ? `${level} ${label}` : level}
    </span>
  );
}

/** A stacked 100 % bar A–D with its counts; a list for who cannot see it. */
export function LevelBar({ counts, title }: { counts: readonly { level: string; count: number }[]; title: string }) {
  const { t } = useWords();
  const parts = levelParts(counts);
  if (parts.length === 0)
    return <div className="level-bar hatched" role="img" aria-label={`${title}: ${t('common.nothing')}`} />;
  const said = counts.map(({ level, count }) => t('common.levelCount', { level, count })).join(', ');
  return (
    <div className="level-bar" role="img" aria-label={`${title}: ${said}`}>
      {parts.map(({ level, share, rank, words }) => (
        <span
          key={level}
          style={{ width: `${share}%`, background: `var(--level-${rank})`, color: `var(--on-level-${rank})` }}
        >
          {words}
        </span>
      ))}
    </div>
  );
}
