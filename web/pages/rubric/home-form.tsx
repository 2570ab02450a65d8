import { Button } from '@mantine/core';
import { type Indicator, markKindOf, type Rubric } from '../../../server/core/rubric/rubric.ts';
import type { Text } from '../../../server/core/rubric/text.ts';
import { useWords } from '../../i18n/use-words.ts';
import { BothField, FaultsAt, Group, NumberField } from './fields.tsx';
import styles from './rubric.module.css';

type Props = {
  rubric: Rubric;
  indicator: Indicator;
  path: string;
  change: (how: (now: Indicator) => Indicator) => void;
};

const NOTHING: Text = { zh: '', en: '' };

/** Where the behaviour is seen, what it needs, and what a family can do at home. */
export function HomeForm({ rubric, indicator, path, change }: Props) {
  const { t, both } = useWords();
  const { homeIdeas = {}, gradeBands, minRecords } = indicator;
  const setIdeas = (bandId: string, ideas: readonly Text[]) =>
    change((now) => ({ ...now, homeIdeas: { ...now.homeIdeas, [bandId]: ideas } }));
  return (
    <>
      <Group legend={t('edit.where')}>
        <div className={styles['number-row']}>
          <label className={styles['switch']}>
            <input
              type="checkbox"
              checked={indicator.seenAt === 'home'}
              onChange={({ currentTarget: { checked } }) =>
                change(({ seenAt: _, ...now }) => (checked ? { ...now, seenAt: 'home' } : now))
              }
            />
            {t('edit.seenAtHome')}
          </label>
          <label className={styles['switch']}>
            <input
              type="checkbox"
              checked={indicator.needsOffer === true}
              onChange={({ currentTarget: { checked } }) =>
                change(({ needsOffer: _, ...now }) => (checked ? { ...now, needsOffer: true } : now))
              }
            />
            {t('edit.needsOffer')}
          </label>
          {markKindOf(indicator) === 'level' && (
            <NumberField
              label={t('edit.minRecords')}
              isOptional
              value={minRecords}
              path={`${path}.minRecords`}
              change={(n) => change(({ minRecords: _, ...now }) => (n === undefined ? now : { ...now, minRecords: n }))}
            />
          )}
        </div>
      </Group>
      <details>
        <summary>{t('edit.homeIdeas')}</summary>
        <FaultsAt path={`${path}.homeIdeas`} />
        {rubric.gradeBands
          .filter(({ id }) => gradeBands.includes(id))
          .map(({ id, title }) => {
            const ideas = homeIdeas[id] ?? [];
            return (
              <Group key={id} legend={both(title)} path={`${path}.homeIdeas.${id}`}>
                {ideas.map((idea, at) => (
                  <BothField
                    // biome-ignore lint/suspicious/noArrayIndexKey: ideas have no name, and are only added or taken from the end
                    key={at}
                    label={t('edit.idea', { number: at + 1 })}
                    value={idea}
                    path={`${path}.homeIdeas.${id}[${at}]`}
                    change={(next) =>
                      setIdeas(
                        id,
                        ideas.map((one, place) => (place === at ? next : one)),
                      )
                    }
                  />
                ))}
                <div className="actions">
                  {ideas.length < 3 && (
                    <Button variant="default" onClick={() => setIdeas(id, [...ideas, NOTHING])}>
                      {t('edit.addIdea')}
                    </Button>
                  )}
                  {ideas.length > 0 && (
                    <Button variant="default" onClick={() => setIdeas(id, ideas.slice(0, -1))}>
                      {t('edit.removeIdea')}
                    </Button>
                  )}
                </div>
              </Group>
            );
          })}
      </details>
    </>
  );
}
