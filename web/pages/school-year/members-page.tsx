import './year-words.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { PupilName } from '../../parts/pupil-name.tsx';
import { inOrder, usePupilOrder } from '../../parts/pupil-order.ts';
import { PupilOrderPick } from '../../parts/pupil-order-pick.tsx';
import { Bones, Empty, Failed, Notice } from '../../parts/states.tsx';
import { AddDialog } from './add-dialog.tsx';
import { type MemberAct, MemberDialog } from './member-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { NumbersFile } from './numbers-file.tsx';
import styles from './school-year.module.css';
import { type Member, type Members, useMembers } from './year-queries.ts';

/** The pupils of a class, in the order of the device, and what changes in the year: who comes, moves, leaves and is back. */
export function MembersPage() {
  const { classId = '' } = useParams();
  const { t, both, className } = useWords();
  const { data, error, refetch, isFetching } = useMembers(classId);
  const order = usePupilOrder();
  const [isAdding, setAdding] = useState(false);
  const [isMoving, setMoving] = useState(false);
  const [doing, setDoing] = useState<{ act: MemberAct; pupilId: string } | null>(null);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const inClass = data.pupils.filter(({ state }) => state !== 'left');
  const left = data.pupils.filter(({ state }) => state === 'left');
  const done = data.pupils.find(({ pupilId }) => pupilId === doing?.pupilId);
  const rows = (pupils: readonly Member[]) => (
    <ul className="rows">
      {inOrder(pupils, order, ({ name }) => name).map((member) => (
        <MemberRow
          key={member.pupilId}
          member={member}
          room={data}
          open={(act) => setDoing({ act, pupilId: member.pupilId })}
        />
      ))}
    </ul>
  );
  return (
    <div className={styles['page']}>
      <PageHead
        title={t('schoolYear.members')}
        where={`${both(data.schoolName)} ${className(data)}`}
        headline={t('schoolYear.membersHeadline', {
          count: data.pupils.filter(({ state }) => state === 'here').length,
        })}
      >
        <p>
          <Link to={`/classes/${classId}`}>{t('schoolYear.toClassPage')}</Link>
          {data.others.length > 0 && ' · '}
          {data.others.length > 0 && <Link to={`/schools/${data.schoolId}/classes`}>{t('schoolYear.classes')}</Link>}
        </p>
        {data.firstDay !== null && (
          <div className="actions">
            <Button size="md" onClick={() => setAdding(true)}>
              {t('schoolYear.add')}
            </Button>
            {data.others.length > 0 && inClass.length > 1 && (
              <Button size="md" variant="default" onClick={() => setMoving(true)}>
                {t('schoolYear.moveSeveral')}
              </Button>
            )}
          </div>
        )}
      </PageHead>
      {data.firstDay === null && <Notice kind="calm">{t('schoolYear.noNextTerm')}</Notice>}
      {data.others.length === 0 && <p className="small">{t('schoolYear.movesByOffice')}</p>}
      {data.pupils.length > 0 && <PupilOrderPick />}
      {inClass.length === 0 ? <Empty>{t('schoolYear.nobody')}</Empty> : rows(inClass)}
      {left.length > 0 && (
        <section className="section">
          <h2>{t('schoolYear.left')}</h2>
          {rows(left)}
        </section>
      )}
      {inClass.length > 0 && <NumbersFile room={data} />}
      {isMoving && <MoveDialog room={data} close={() => setMoving(false)} />}
      {isAdding && <AddDialog room={data} close={() => setAdding(false)} />}
      {doing && done && <MemberDialog act={doing.act} room={data} member={done} close={() => setDoing(null)} />}
    </div>
  );
}

const WAYS: Readonly<Record<Member['state'], readonly MemberAct[]>> = {
  here: ['correct', 'move', 'leave'],
  coming: ['correct', 'leave'],
  left: ['return', 'correct'],
};

function MemberRow(props: { member: Member; room: Members; open: (act: MemberAct) => void }) {
  const { t, day, named } = useWords();
  const { member, room, open } = props;
  const { numberInClass, state, from, to } = member;
  const mayDo = (act: MemberAct) =>
    (act !== 'move' || room.others.length > 0) && (act !== 'return' || room.firstDay !== null);
  const facts =
    state === 'coming'
      ? t('schoolYear.comes', { day: day(from) })
      : to !== null
        ? t(state === 'left' ? 'schoolYear.leftOn' : 'schoolYear.lastDayOn', { day: day(to) })
        : from > room.term.startsOn
          ? t('schoolYear.since', { day: day(from) })
          : '';
  return (
    <li className={styles['row']}>
      <details>
        <summary>
          <span>
            {numberInClass !== null && <span className={styles['number']}>{numberInClass}</span>}
            <strong>
              <PupilName of={member} />
            </strong>
            {facts && <span className="small"> {facts}</span>}
          </span>
        </summary>
        <div className={styles['row-ways']}>
          {WAYS[state].filter(mayDo).map((act) => (
            <button
              key={act}
              type="button"
              className="quiet-button"
              aria-label={t('schoolYear.actOn', { act: t(`schoolYear.${act}`), of: named(member) })}
              onClick={() => open(act)}
            >
              {t(`schoolYear.${act}`)}
            </button>
          ))}
        </div>
      </details>
    </li>
  );
}
