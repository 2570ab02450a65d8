import type { GroupRule, Rubric } from '../../../server/core/rubric/rubric.ts';
import { weightIn } from '../../../server/core/rubric/rubric.ts';
import { useWords } from '../../i18n/use-words.ts';
import { WideTable } from '../../parts/wide-table.tsx';
import { BothField, FaultsAt, Group, NumberField } from './fields.tsx';
import styles from './rubric.module.css';

type Change = (how: (now: Rubric) => Rubric) => void;

/** What holds for the whole rubric: its name, levels, cuts, and how the weights add up. */
export function FrameForm({ rubric, change }: { rubric: Rubric; change: Change }) {
  const { t, both } = useWords();
  const { scoring } = rubric;
  const score = (said: Partial<Rubric['scoring']>) =>
    change((now) => ({ ...now, scoring: { ...now.scoring, ...said } }));
  return (
    <section className={styles['editor-form']} aria-label={t('edit.frame')}>
      <FaultsAt path="" />
      <BothField
        label={t('rubric.field.title')}
        value={rubric.title}
        path="title"
        change={(title) => change((now) => ({ ...now, title }))}
      />
      <WeightSums rubric={rubric} />
      <Group legend={t('edit.levels')} path={['levelScale', 'scoring.bands']}>
        {rubric.levelScale.map((level, at) => (
          <div key={level.code} className="card">
            <BothField
              label={t('edit.levelName', { level: level.code })}
              value={level.label}
              path={`levelScale[${at}].label`}
              change={(label) =>
                change((now) => ({
                  ...now,
                  levelScale: now.levelScale.map((one, index) => (index === at ? { ...one, label } : one)),
                }))
              }
            />
            <div className={styles['number-row']}>
              <NumberField
                label={t('edit.levelScore')}
                value={level.score}
                path={`levelScale[${at}].score`}
                change={(value = 0) =>
                  change((now) => ({
                    ...now,
                    levelScale: now.levelScale.map((one, index) => (index === at ? { ...one, score: value } : one)),
                  }))
                }
              />
              <NumberField
                label={t('edit.levelFrom')}
                value={scoring.bands[at]?.min}
                path={`scoring.bands[${at}].min`}
                change={(value = 0) =>
                  score({ bands: scoring.bands.map((one, index) => (index === at ? { ...one, min: value } : one)) })
                }
              />
            </div>
          </div>
        ))}
      </Group>
      <Group legend={t('edit.scoring')}>
        <div className={styles['number-row']}>
          <NumberField
            label={t('edit.minCoverage')}
            unit="%"
            value={Math.round(scoring.minCoverage * 1000) / 10}
            path="scoring.minCoverage"
            change={(value = 0) => score({ minCoverage: value / 100 })}
          />
          <NumberField
            label={t('edit.bonusMax')}
            value={scoring.bonusMax}
            path="scoring.bonusMax"
            change={(value = 0) => score({ bonusMax: value })}
          />
        </div>
      </Group>
      {rubric.groupRules.map((rule, at) => (
        <GroupForm
          key={rule.id}
          rule={rule}
          at={at}
          rubric={rubric}
          change={(how) =>
            change((now) => ({
              ...now,
              groupRules: now.groupRules.map((one, index) => (index === at ? how(one) : one)),
            }))
          }
        />
      ))}
      <FaultsAt path={['awards', 'fitness', 'evidenceTypes', 'sources', 'key', 'dimension']} isDeep />
      <p className="small">{t('edit.tablesInFile', { title: both(rubric.title) })}</p>
    </section>
  );
}

/** The weights of every grade band must make 100: the sums, with what is missing or too much. */
export function WeightSums({ rubric }: { rubric: Rubric }) {
  const { t, both } = useWords();
  const core = rubric.indicators.filter(({ scope }) => scope === 'core');
  const sums = rubric.gradeBands.map((band) => {
    const sum = core.reduce((total, one) => total + weightIn(rubric, one, band.id), 0);
    return { band, sum: Math.round(sum * 1000) / 1000 };
  });
  return (
    <Group legend={t('edit.sums')}>
      <WideTable label={t('edit.sums')}>
        <table className={`table ${styles['band-sums']}`}>
          <thead>
            <tr>
              {sums.map(({ band }) => (
                <th key={band.id} scope="col" className="number">
                  {both(band.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {sums.map(({ band, sum }) => (
                <td key={band.id} className={`number ${sum === 100 ? '' : styles['off']}`}>
                  {sum}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </WideTable>
      <FaultsAt path="gradeBands" isDeep />
    </Group>
  );
}

type GroupProps = { rule: GroupRule; at: number; rubric: Rubric; change: (how: (now: GroupRule) => GroupRule) => void };

function GroupForm({ rule, at, rubric, change }: GroupProps) {
  const { t, both } = useWords();
  const path = `groupRules[${at}]`;
  return (
    <Group legend={t('edit.group')}>
      <BothField
        label={t('rubric.field.title')}
        value={rule.title}
        path={`${path}.title`}
        change={(title) => change((now) => ({ ...now, title }))}
      />
      <div className={styles['number-row']}>
        <NumberField
          label={t('edit.groupWeight')}
          value={rule.totalWeight}
          path={`${path}.totalWeight`}
          change={(totalWeight = 0) => change((now) => ({ ...now, totalWeight }))}
        />
        {rubric.gradeBands.map((band) => (
          <NumberField
            key={band.id}
            label={t('edit.minOffered', { band: both(band.title) })}
            value={rule.minOffered[band.id]}
            path={`${path}.minOffered.${band.id}`}
            change={(fewest = 0) => change((now) => ({ ...now, minOffered: { ...now.minOffered, [band.id]: fewest } }))}
          />
        ))}
      </div>
      <FaultsAt path={`${path}.minOffered`} />
      <fieldset className="chips" aria-label={t('edit.members')}>
        {rubric.indicators
          .filter(({ scope }) => scope === 'core')
          .map(({ id, title }) => (
            <button
              key={id}
              type="button"
              className="chip"
              aria-pressed={rule.members.includes(id)}
              onClick={() =>
                change((now) => ({
                  ...now,
                  members: now.members.includes(id) ? now.members.filter((one) => one !== id) : [...now.members, id],
                }))
              }
            >
              {both(title)}
            </button>
          ))}
      </fieldset>
      <FaultsAt path={`${path}.members`} isDeep />
    </Group>
  );
}
