import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { Refused } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { dayOf } from '../../i18n/written.ts';
import { Pick } from '../../parts/pick.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { drawRound, type Frame, roundsChanged, useFrame } from './moderation-queries.ts';

const SHARES = ['0.05', '0.06', '0.08', '0.1'] as const;
const TWO_WEEKS = 14 * 86_400_000;

type Props = { areaId: string; dimensions: readonly Frame['dimension'][] };

export function DrawForm({ areaId, dimensions }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [dimension, setDimension] = useState(dimensions[0] ?? 'labour');
  const [share, setShare] = useState<string>('0.1');
  const [each, setEach] = useState('1');
  const [closesOn, setClosesOn] = useState(() => dayOf(Date.now() + TWO_WEEKS));
  const lastDay = useId();
  const frame = useFrame(areaId, dimension);
  const draw = useMutation({
    mutationFn: () => drawRound(areaId, { dimension, share: Number(share), ratersEach: Number(each), closesOn }),
    onSuccess: async (made) => {
      await roundsChanged();
      toast(t('moderation.drawn', { count: made.drawn, raters: made.raters, most: made.mostEach }));
      await navigate(`/areas/${areaId}/moderation/${made.roundId}`);
    },
  });
  const mayDraw = frame.data?.obstacle === null && closesOn !== '';
  return (
    <section className="section">
      <h2>{t('moderation.drawTitle')}</h2>
      <form
        className="form card"
        onSubmit={(event) => {
          event.preventDefault();
          if (mayDraw) draw.mutate();
        }}
      >
        <div className="picks">
          <Pick
            label={t('evidence.dimension')}
            value={dimension}
            onPick={(name) => setDimension(dimensions.find((one) => one === name) ?? dimension)}
          >
            {dimensions.map((one) => (
              <option key={one} value={one}>
                {t(`dimension.${one}`)}
              </option>
            ))}
          </Pick>
          <Pick label={t('moderation.share')} value={share} onPick={setShare}>
            {SHARES.map((one) => (
              <option key={one} value={one}>
                {`${Math.round(100 * Number(one))} %`}
              </option>
            ))}
          </Pick>
          <Pick label={t('moderation.each')} value={each} onPick={setEach}>
            {['1', '2'].map((one) => (
              <option key={one} value={one}>
                {t('moderation.people', { count: Number(one) })}
              </option>
            ))}
          </Pick>
          <div className="pick">
            <label htmlFor={lastDay}>{t('moderation.lastDay')}</label>
            <input
              id={lastDay}
              className="plain-input"
              type="date"
              value={closesOn}
              onChange={(event) => setClosesOn(event.currentTarget.value)}
            />
          </div>
        </div>
        {frame.data && <FrameLine frame={frame.data} share={Number(share)} each={Number(each)} />}
        {frame.error && <Notice kind="bad">{problemWords(t, frame.error)}</Notice>}
        <p className="small">{t('moderation.shownToThem')}</p>
        {draw.error && <Notice kind="bad">{whyNot(t, draw.error)}</Notice>}
        <div>
          <Button type="submit" loading={draw.isPending} disabled={!mayDraw}>
            {t('moderation.draw')}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** What there is to draw from, and how far it reaches: said before, and not after. */
function FrameLine({ frame, share, each }: { frame: Frame; share: number; each: number }) {
  const { t } = useWords();
  const { marks, judgeable, obstacle } = frame;
  if (obstacle) return <Notice kind="warn">{t(`moderation.obstacle.${obstacle}`)}</Notice>;
  if (marks === 'locked' || judgeable === 'locked') return <Notice kind="warn">{t('moderation.fewMarks')}</Notice>;
  const wanted = Math.ceil(share * marks);
  const drawn = Math.min(wanted, judgeable);
  const minutes = Math.max(1, Math.round((drawn * each * 20) / 60));
  return (
    <>
      <p>
        {t('moderation.frame', { marks, judgeable })} {t('moderation.frameWork', { count: drawn, minutes })}
      </p>
      {judgeable < wanted && <Notice kind="warn">{t('moderation.short', { wanted, judgeable })}</Notice>}
    </>
  );
}

function whyNot(t: TFunction, error: unknown): string {
  const code = error instanceof Refused ? (error.problem.errors?.[0]?.code ?? error.problem.code) : '';
  if (code === 'days' || code === 'too-many' || code === 'conflict') return t(`moderation.refused.${code}`);
  const isKnown = ['few-schools', 'no-rubric', 'nothing-judgeable', 'no-raters'].includes(code);
  return isKnown ? t(`moderation.obstacle.${code}`) : problemWords(t, error);
}
