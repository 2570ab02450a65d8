import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { lengthOf } from '../../../server/core/comment/limits.ts';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PupilName } from '../../parts/pupil-name.tsx';
import { Empty, Notice } from '../../parts/states.tsx';
import { TermPick, useTerm } from '../../parts/term-pick.tsx';
import { toast } from '../../parts/toast.tsx';
import { WhyLine } from '../../parts/why-line.tsx';
import { type Look, openIn } from './checks.ts';
import styles from './comment.module.css';
import { type Child, type ClassComments, commentsChanged, shownOf } from './comment-queries.ts';
import type { Drafts } from './drafts.ts';
import { faultWords } from './fault-words.ts';

export type RoomParts = {
  readonly room: ClassComments;
  readonly drafts: Drafts;
  readonly look: Look;
  readonly pupils: readonly Child[];
};

/** What has become of a child's comment; `version` is that of what the service has. */
function standingOf(child: Child, { drafts, look }: Pick<RoomParts, 'drafts' | 'look'>) {
  const shown = shownOf(child, drafts);
  const entry = drafts.of(child.pupilId);
  const isSaved = shown.version > 0 && (entry === undefined || entry.state === 'saved');
  const state = child.comment?.released
    ? ('released' as const)
    : shown.text.trim() === ''
      ? ('none' as const)
      : openIn(look(child.pupilId, shown), shown) > 0
        ? ('unanswered' as const)
        : ('draft' as const);
  return { child, shown, state, isReady: state === 'draft' && isSaved };
}
type Standing = ReturnType<typeof standingOf>;

/** How far the class's comments are, and the way to each. */
export function CommentList({ room, drafts, look, pupils }: RoomParts) {
  const { t, both, className } = useWords();
  const { pickTerm } = useTerm();
  const all = pupils.map((child) => standingOf(child, { drafts, look }));
  const count = (...states: Standing['state'][]) => all.filter(({ state }) => states.includes(state)).length;
  const [written, released] = [count('draft', 'unanswered', 'released'), count('released')];
  const first = all.find(({ state }) => state === 'none')?.child;
  const place = `${className(room.class)} · ${both(room.schoolName)}`;
  const headline =
    written === 0
      ? t('comments.headlineNone', { count: all.length })
      : released === all.length
        ? t('comments.headlineAll', { count: all.length })
        : t('comments.headlineSome', { count: all.length, written, released });
  return (
    <div className={styles['list']}>
      <Link className="back" to={`/classes/${room.class.classId}?term=${room.term.code}`}>
        <Icon name="back" />
        {className(room.class)}
      </Link>
      <PageHead title={t('comments.title')} where={`${t('comments.title')} · ${place}`} headline={headline}>
        <div className={styles['term']}>
          <TermPick isBare terms={room.terms} term={room.term.code} onPick={pickTerm} />
        </div>
        <p>{t('comments.means')}</p>
        <p className="actions">
          {first && (
            <Button
              component={Link}
              to={`/classes/${room.class.classId}/comments/${first.pupilId}?term=${room.term.code}`}
            >
              {t('comments.start')}
            </Button>
          )}
          <ReleaseAll room={room} drafts={drafts} ready={all.filter(({ isReady }) => isReady)} />
        </p>
        {count('unanswered') > 0 && (
          <p className="small">{t('comments.someUnanswered', { count: count('unanswered') })}</p>
        )}
      </PageHead>
      {all.length === 0 ? (
        <Empty>{t('comments.noPupils')}</Empty>
      ) : (
        <ul className="rows">
          {all.map((standing) => (
            <Row key={standing.child.pupilId} standing={standing} room={room} />
          ))}
        </ul>
      )}
      <WhyLine why={room.why} />
    </div>
  );
}

function Row({ standing: { child, shown, state }, room }: { standing: Standing; room: ClassComments }) {
  const { t } = useWords();
  const { pupilId, comment } = child;
  const isOthers = comment && comment.begunBy !== comment.author;
  return (
    <li>
      <Link className="row-link" to={`/classes/${room.class.classId}/comments/${pupilId}?term=${room.term.code}`}>
        <span>
          <PupilName of={child} />
          {state !== 'none' && (
            <span className="small">
              {' '}
              {t('comments.chars', { count: lengthOf(shown.text) })}
              {comment && ` · ${t('comments.by', { name: comment.author })}`}
              {isOthers && ` · ${t('comments.begunBy', { name: comment.begunBy })}`}
            </span>
          )}
        </span>
        <span className="plain-tag" data-state={state}>
          {t(`comments.state.${state}`)}
        </span>
        <Icon name="next" />
      </Link>
    </li>
  );
}

type ReleaseProps = { room: ClassComments; drafts: Drafts; ready: readonly Standing[] };

/** All that are written and answered, after one question. */
function ReleaseAll({ room, drafts, ready }: ReleaseProps) {
  const { t } = useWords();
  const [isAsked, ask] = useState(false);
  const release = useRelease(room, drafts, () => ask(false));
  if (ready.length === 0) return null;
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {t('comments.releaseAll', { count: ready.length })}
      </Button>
      {isAsked && (
        <Dialog title={t('writer.release')} close={() => ask(false)}>
          <p>{t('comments.releaseAllSure', { count: ready.length })}</p>
          {release.error && <Notice kind="bad">{faultWords(t, release.error)}</Notice>}
          <p className="actions">
            <Button
              loading={release.isPending}
              onClick={() => release.mutate(ready.map(({ child, shown }) => ({ ...child, version: shown.version })))}
            >
              {t('writer.release')}
            </Button>
            <Button variant="default" onClick={() => ask(false)}>
              {t('common.cancel')}
            </Button>
          </p>
        </Dialog>
      )}
    </>
  );
}

type Released = { readonly pupilId: string; readonly version: number };

/** Sent again after a lost answer it happens once. */
export function useRelease({ class: { classId }, term }: ClassComments, drafts: Drafts, done: () => void) {
  const { t } = useWords();
  const sending = useRef({ said: '', clientId: '' });
  return useMutation({
    mutationFn: (asked: readonly Released[]) => {
      const comments = asked.map(({ pupilId, version }) => ({ pupilId, version }));
      const said = JSON.stringify(comments);
      if (sending.current.said !== said) sending.current = { said, clientId: newClientId() };
      const body = { clientId: sending.current.clientId, term: term.code, comments };
      return call('post /api/classes/:classId/comment-releases', { params: { classId }, body });
    },
    onSuccess: async ({ released }, asked) => {
      await commentsChanged(classId);
      for (const { pupilId } of asked) await drafts.forget(pupilId);
      done();
      toast(t('comments.released', { count: released }));
    },
    onError: () => void commentsChanged(classId),
  });
}
