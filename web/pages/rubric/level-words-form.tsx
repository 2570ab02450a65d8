import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Indicator, type LevelWords, markKindOf, type Rubric } from '../../../server/core/rubric/rubric.ts';
import type { Text } from '../../../server/core/rubric/text.ts';
import { useWords } from '../../i18n/use-words.ts';
import { BothField, FaultsAt, Group } from './fields.tsx';

type Change = (how: (now: Indicator) => Indicator) => void;
type Props = { rubric: Rubric; indicator: Indicator; path: string; change: Change };

/** What each level looks like, for all grade bands and for each that has words of its own; of a fact its sentence. */
export function LevelWordsForm({ rubric, indicator, path, change }: Props) {
  const { t, both } = useWords();
  const [bandId, show] = useState<string | null>(null);
  const { levelsByBand = {}, levels, gradeBands } = indicator;
  const kind = markKindOf(indicator);
  const isCounted = kind === 'count' || kind === 'hours' || kind === 'attendance';
  const bands = rubric.gradeBands.filter(({ id }) => gradeBands.includes(id));
  const own = bandId === null ? levels : levelsByBand[bandId];
  const place = bandId === null ? `${path}.levels` : `${path}.levelsByBand.${bandId}`;
  const set = (next: readonly LevelWords[]) => change((now) => withWords(now, bandId, next));
  return (
    <>
      {isCounted && <FactForm indicator={indicator} path={path} change={change} />}
      <FaultsAt path={[`${path}.levels`, `${path}.levelsByBand`]} />
      {levels.length > 0 && (
        <Group legend={t('edit.descriptors')}>
          <div className="chips">
            {[null, ...bands].map((band) => (
              <button
                key={band?.id ?? ''}
                type="button"
                className="chip"
                aria-pressed={(band?.id ?? null) === bandId}
                onClick={() => show(band?.id ?? null)}
              >
                {band ? both(band.title) : t('edit.allBands')}
                {band && levelsByBand[band.id] && ' ·'}
              </button>
            ))}
          </div>
          <FaultsAt path={bandId === null ? [] : place} />
          {own?.map((level, index) => (
            <LevelField
              key={level.code}
              rubric={rubric}
              level={level}
              path={`${place}[${index}]`}
              change={(descriptor) => set(own.map((one, at) => (at === index ? { ...one, descriptor } : one)))}
            />
          ))}
          {bandId !== null && (
            <div>
              <Button
                variant="default"
                onClick={() => (own ? change((now) => withoutWords(now, bandId)) : set(levels))}
              >
                {t(own ? 'edit.bandAsAll' : 'edit.bandOwn')}
              </Button>
            </div>
          )}
        </Group>
      )}
    </>
  );
}

function LevelField(props: { rubric: Rubric; level: LevelWords; path: string; change: (descriptor: Text) => void }) {
  const { both } = useWords();
  const { rubric, level, path, change } = props;
  const label = rubric.levelScale.find(({ code }) => code === level.code)?.label;
  return (
    <div>
      <BothField
        label={`${level.code} ${label ? both(label) : ''}`}
        isLong
        value={level.descriptor}
        path={`${path}.descriptor`}
        change={change}
      />
      <FaultsAt path={`${path}.code`} />
    </div>
  );
}

function FactForm({ indicator, path, change }: Omit<Props, 'rubric'>) {
  const { t } = useWords();
  return (
    <Group legend={t('edit.fact')}>
      <p className="small">{t(markKindOf(indicator) === 'attendance' ? 'edit.factHeld' : 'edit.factHow')}</p>
      <BothField
        label={t('edit.fact')}
        value={indicator.fact ?? { zh: '', en: '' }}
        path={`${path}.fact`}
        change={(fact) => change(({ fact: _, ...now }) => (fact.zh || fact.en ? { ...now, fact } : now))}
      />
    </Group>
  );
}

const withWords = (now: Indicator, bandId: string | null, words: readonly LevelWords[]): Indicator =>
  bandId === null ? { ...now, levels: words } : { ...now, levelsByBand: { ...now.levelsByBand, [bandId]: words } };

function withoutWords({ levelsByBand, ...now }: Indicator, bandId: string): Indicator {
  const rest = Object.fromEntries(Object.entries(levelsByBand ?? {}).filter(([id]) => id !== bandId));
  return Object.keys(rest).length > 0 ? { ...now, levelsByBand: rest } : now;
}
