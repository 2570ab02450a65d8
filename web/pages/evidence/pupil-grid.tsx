import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { levelRank } from '../../theme.ts';
import { type Draft, giveNext, giveOne, isException } from './draft.ts';
import type { Pupil, Rubric } from './evidence-queries.ts';
import { PupilMenu } from './pupil-menu.tsx';
import { amountOf, type Given, numberIn } from './value-choice.tsx';

type Props = {
  pupils: readonly Pupil[];
  rubric: Rubric;
  kind: 'level' | 'count' | 'hours';
  draft: Draft;
  givenTo: (pupilId: string) => Given | null;
  change: (how: (draft: Draft) => Draft) => void;
};

const HOLD = 450;

/** A tap gives the next level; holding, the right button or the small button opens the menu; keys 1–4 give a level at once. */
export function PupilGrid({ pupils, rubric, kind, draft, givenTo, change }: Props) {
  const { t } = useWords();
  const [menuOf, setMenuOf] = useState<string | null>(null);
  const held = useRef<{ timer: ReturnType<typeof setTimeout>; opened: boolean } | null>(null);
  const opened = pupils.find(({ pupilId }) => pupilId === menuOf);

  function press(pupilId: string, event: PointerEvent) {
    if (event.button !== 0) return;
    const timer = setTimeout(() => {
      if (held.current) held.current.opened = true;
      setMenuOf(pupilId);
    }, HOLD);
    held.current = { timer, opened: false };
  }
  const release = () => clearTimeout(held.current?.timer);

  function tap(pupilId: string) {
    if (held.current?.opened) {
      held.current = null;
      return;
    }
    if (kind === 'level') return change((now) => giveNext(now, pupilId, rubric.levels));
    const more = (numberIn(givenTo(pupilId)) ?? 0) + (kind === 'hours' ? 0.5 : 1);
    return change((now) => giveOne(now, pupilId, amountOf(kind, more)));
  }

  function type(pupilId: string, event: KeyboardEvent) {
    const level = kind === 'level' ? rubric.levels[Number(event.key) - 1] : undefined;
    if (level) change((now) => giveOne(now, pupilId, { kind: 'level', level: level.level }));
  }

  function words(given: Given | null): string {
    if (given === null) return '–';
    if (given.kind === 'level') return given.level;
    if (given.kind === 'count') return t('value.count', { count: given.count });
    if (given.kind === 'hours') return t('value.hours', { count: given.hours });
    return t(`value.${given.kind}Short`);
  }

  return (
    <section className="pupil-grid-place">
      <h2>{t('log.exceptTitle')}</h2>
      <p className="small">{t(kind === 'level' ? 'log.exceptHow' : 'log.exceptHowAmount')}</p>
      <ul className="pupil-grid">
        {pupils.map(({ pupilId, name }) => {
          const given = givenTo(pupilId);
          const rank = given?.kind === 'level' ? levelRank(given.level, rubric.levels) : null;
          const tint = rank === null ? {} : { background: `var(--level-${rank})`, color: `var(--on-level-${rank})` };
          return (
            <li key={pupilId} className={isException(draft, pupilId) ? 'exception' : ''}>
              <button
                type="button"
                className="pupil-tap"
                onPointerDown={(event) => press(pupilId, event)}
                onPointerUp={release}
                onPointerLeave={release}
                onPointerCancel={release}
                onContextMenu={(event) => {
                  event.preventDefault();
                  setMenuOf(pupilId);
                }}
                onKeyDown={(event) => type(pupilId, event)}
                onClick={() => tap(pupilId)}
              >
                <span className="pupil-name">{name}</span>
                {draft.notes[pupilId] && <Icon name="note" />}
                <span className={`pupil-given ${given?.kind ?? 'none'}`} style={tint}>
                  {words(given)}
                </span>
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={t('log.menuOf', { name })}
                onClick={() => setMenuOf(pupilId)}
              >
                <Icon name="more" />
              </button>
            </li>
          );
        })}
      </ul>
      {opened && (
        <PupilMenu
          pupil={opened}
          rubric={rubric}
          kind={kind}
          value={givenTo(opened.pupilId)}
          note={draft.notes[opened.pupilId] ?? ''}
          give={(value) => change((now) => giveOne(now, opened.pupilId, value))}
          write={(note) => change((now) => ({ ...now, notes: { ...now.notes, [opened.pupilId]: note } }))}
          close={() => setMenuOf(null)}
        />
      )}
    </section>
  );
}
