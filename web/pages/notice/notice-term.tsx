import { Button } from '@mantine/core';
import { useState } from 'react';
import type { NoticeTerm } from '../../evidence/notice-query.ts';
import { useWords } from '../../i18n/use-words.ts';
import { OpenDialog } from './open-dialog.tsx';
import { ShownNotice } from './shown-notice.tsx';
import { StopDialog } from './stop-dialog.tsx';

type Props = { classId: string; noticeDays: number; one: NoticeTerm };

/** One term of the class: how it stands, and the one step that whoever looks may take. */
export function NoticeTermCard({ classId, noticeDays, one }: Props) {
  const { t, day, term, time } = useWords();
  const [asked, setAsked] = useState<'open' | 'stop' | null>(null);
  const [isSeen, setSeen] = useState(false);
  const { notice, wouldEndOn, hindrance, stopped } = one;
  const span = ({ from, until }: { from: string; until: string }) =>
    t('notice.span', { from: day(from), until: day(until) });
  const close = () => setAsked(null);
  return (
    <article className="card">
      <h2>
        {term(one.term.code)} · {t(`notice.state.${one.state}`)}
      </h2>
      {notice && (
        <p>
          {span(notice)} · {t('notice.by', { name: notice.openedBy })}
        </p>
      )}
      {one.state === 'at-notice' &&
        (isSeen ? (
          <ShownNotice classId={classId} code={one.term.code} />
        ) : (
          <p>
            <button type="button" className="quiet-button" onClick={() => setSeen(true)}>
              {t('ownNotice.staffOpen')}
            </button>
          </p>
        ))}
      {one.mayStop && (
        <Button variant="default" onClick={() => setAsked('stop')}>
          {t('notice.stop')}
        </Button>
      )}
      {hindrance && <p className="small">{t(`notice.hindrance.${hindrance}`, { count: noticeDays })}</p>}
      {wouldEndOn && (
        <>
          <p>{t('notice.wouldEnd', { count: noticeDays, until: day(wouldEndOn) })}</p>
          <Button onClick={() => setAsked('open')}>{t('notice.open')}</Button>
        </>
      )}
      {stopped.length > 0 && (
        <>
          <h3>{t('notice.stoppedOnes')}</h3>
          <ul>
            {stopped.map((each) => (
              <li key={each.noticeId}>
                {span(each)} · {t('notice.by', { name: each.openedBy })}
                <br />
                <span className="small">
                  {t('notice.stoppedLine', { name: each.stoppedBy, on: time(each.stoppedAt), reason: each.reason })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {asked === 'open' && wouldEndOn && (
        <OpenDialog classId={classId} code={one.term.code} until={wouldEndOn} close={close} />
      )}
      {asked === 'stop' && notice && <StopDialog classId={classId} noticeId={notice.noticeId} close={close} />}
    </article>
  );
}
