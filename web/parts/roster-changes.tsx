import type { RosterChange } from '../../server/contract/roster.ts';
import { rosterSentence } from '../../server/contract/roster-sentence.ts';
import { useWords } from '../i18n/use-words.ts';

const GROUPS = ['terms', 'classes', 'pupils', 'staff', 'guardians'] as const;
type Group = (typeof GROUPS)[number];
/** As many as one takes in at a glance are shown at once. */
const AT_A_GLANCE = 12;

function groupOf({ code }: RosterChange): Group {
  if (/^(term|school|area)-/.test(code) && !code.startsWith('school-role')) return 'terms';
  if (code.startsWith('class-')) return 'classes';
  if (code.startsWith('pupil-')) return 'pupils';
  return code.startsWith('guardian-') ? 'guardians' : 'staff';
}

type Props = { listed: readonly RosterChange[]; listedOf: number; withSchool?: boolean };

/** What an import changes, old to new, a sentence each. */
export function RosterChanges({ listed, listedOf, withSchool = false }: Props) {
  const words = useWords();
  const { t } = words;
  if (listed.length === 0) return <p>{t('rosterChange.nothing')}</p>;
  return (
    <section className="section">
      <h3>{t('rosterChange.title', { count: listedOf })}</h3>
      {GROUPS.map((group) => {
        const some = listed.filter((change) => groupOf(change) === group);
        if (some.length === 0) return null;
        return (
          <details key={group} open={some.length <= AT_A_GLANCE}>
            <summary>{t(`rosterChange.group.${group}`, { count: some.length })}</summary>
            <ul className="plain-list">
              {some.map((change) => (
                <li key={JSON.stringify(change)}>{rosterSentence(words, change, withSchool)}</li>
              ))}
            </ul>
          </details>
        );
      })}
      {listedOf > listed.length && (
        <p className="small">{t('rosterChange.more', { count: listedOf - listed.length })}</p>
      )}
    </section>
  );
}
