import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type DraftRead, readDraftText } from '../../../server/contract/draft-file.ts';
import type { Change } from '../../../server/core/rubric/difference.ts';
import type { Fault } from '../../../server/core/rubric/fault.ts';
import { faultWords } from '../../../server/core/rubric/fault-words.ts';
import type { Rubric } from '../../../server/core/rubric/rubric.ts';
import { call, newClientId, refusalCode } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './rubric.module.css';
import { type Draft, rubricsChanged, saveFile } from './rubric-queries.ts';
import type { useDraftSaving } from './use-draft-saving.ts';

type Props = {
  draft: Draft;
  saving: ReturnType<typeof useDraftSaving>;
  faults: readonly Fault[];
  changes: readonly Change[];
  startAgain: () => Promise<void>;
  isComparing: boolean;
  compare: () => void;
};

/** How it stands, and everything that is done with a whole draft. */
export function EditorBar({ draft, saving, faults, changes, startAgain, isComparing, compare }: Props) {
  const { t } = useWords();
  const [asked, setAsked] = useState<'publish' | 'discard' | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { rubric, send, error } = saving;
  const mayPublish = faults.length === 0 && changes.length > 0 && draft.newest === draft.basedOn;

  async function take(file: File | undefined) {
    if (!file) return;
    const read = readDraftText(await file.text());
    if ('unusable' in read) return setRefused(read.unusable);
    const { key, dimension } = read.draft;
    if (key !== draft.key || dimension !== rubric.dimension) return setRefused('other');
    setRefused(null);
    saving.change((now) => ({ ...read.draft, version: now.version }));
  }

  return (
    <>
      <div className={styles['editor-bar']}>
        <span className={`${styles['saving']} small`} role="status">
          {t(`edit.saving.${saving.saving}`)}
        </span>
        <Button variant="default" aria-pressed={isComparing} onClick={compare}>
          {isComparing ? t('edit.backToForm') : t('edit.compare', { count: changes.length })}
        </Button>
        <Button
          variant="default"
          onClick={() => saveFile(`${draft.key}.v${rubric.version}.json`, `${JSON.stringify(rubric, null, 2)}\n`)}
        >
          {t('edit.download')}
        </Button>
        <Button variant="default" onClick={() => input.current?.click()}>
          {t('edit.upload')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('edit.upload')}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <Button variant="default" onClick={() => setAsked('discard')}>
          {t('edit.discard')}
        </Button>
        <Button disabled={!mayPublish} onClick={() => setAsked('publish')}>
          {t('edit.publish')}
        </Button>
      </div>
      {!mayPublish && (
        <p className="small">
          {t(faults.length > 0 ? 'edit.whyFaulty' : changes.length === 0 ? 'edit.whySame' : 'edit.whyOvertaken')}
        </p>
      )}
      {saving.isRestored && saving.saving !== 'stale' && <Notice kind="calm">{t('edit.restored')}</Notice>}
      {saving.saving === 'stale' && (
        <Notice kind="warn">
          <p>{t('edit.stale')}</p>
          <button type="button" className="quiet-button" onClick={() => void saving.forget().then(startAgain)}>
            {t('edit.takeTheirs')}
          </button>
        </Notice>
      )}
      {saving.saving === 'kept' && error !== null && (
        <Notice kind="bad">
          <p>
            {problemWords(t, error)} {t('edit.keptHere')}
          </p>
          <button type="button" className="quiet-button" onClick={() => void send()}>
            {t('common.tryAgain')}
          </button>
        </Notice>
      )}
      {refused && <RefusedFile refused={refused} rubric={rubric} />}
      {asked && (
        <Ask asked={asked} draft={draft} saving={saving} changes={changes.length} close={() => setAsked(null)} />
      )}
    </>
  );
}

type Refused = Extract<DraftRead, { unusable: unknown }>['unusable'] | 'other';

function RefusedFile({ refused, rubric }: { refused: Refused; rubric: Rubric }) {
  const { t, language } = useWords();
  return (
    <Notice kind="bad">
      <p>{t(refused === 'other' ? 'edit.otherFile' : 'edit.badFile')}</p>
      {refused !== 'other' && (
        <ul>
          {refused.slice(0, 10).map((fault) => (
            <li key={`${fault.line} ${fault.path} ${fault.reason}`}>
              {t('edit.line', { line: fault.line })}: {faultWords(fault, rubric, language)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

type Asking = Pick<Props, 'draft' | 'saving'> & { asked: 'publish' | 'discard'; changes: number; close: () => void };

function Ask({ asked, draft, saving, changes, close }: Asking) {
  const { t, term, list } = useWords();
  const navigate = useNavigate();
  const { areaId } = draft.area;
  const act = useMutation({
    mutationFn: async () => {
      const body = { clientId: newClientId(), key: draft.key, version: saving.version.current };
      const params = { areaId };
      if (asked === 'publish') return await call('post /api/areas/:areaId/rubric-draft/publish', { params, body });
      await call('post /api/areas/:areaId/rubric-draft/discard', { params, body });
      return null;
    },
    onSuccess: async (done) => {
      await saving.forget();
      await rubricsChanged();
      await navigate(`/rubrics/${areaId}`);
      if (done === null) return toast(t('edit.discarded'));
      const terms = list(done.terms.map(term));
      toast(
        done.terms.length > 0
          ? t('edit.published', { version: done.version, terms })
          : t('edit.publishedWaiting', { version: done.version }),
      );
    },
  });
  return (
    <Dialog title={t(asked === 'publish' ? 'edit.publishTitle' : 'edit.discardTitle')} close={close}>
      <div className="form">
        {asked === 'publish' ? (
          <>
            <p>{t('edit.publishMeans', { count: changes, version: draft.basedOn + 1 })}</p>
            <p>
              {draft.coming.length > 0
                ? t('edit.publishTerms', { terms: list(draft.coming.map(term)) })
                : t('edit.publishWaits')}
            </p>
            <p>{t('edit.publishKeeps')}</p>
          </>
        ) : (
          <p>{t('edit.discardMeans', { count: changes })}</p>
        )}
        {act.error && (
          <Notice kind="bad">
            {refusalCode(act.error) === 'stale' ? t('edit.stale') : problemWords(t, act.error)}
          </Notice>
        )}
        <div className="actions">
          <Button
            loading={act.isPending}
            disabled={asked === 'publish' && saving.saving !== 'saved'}
            onClick={() => act.mutate()}
          >
            {t(asked === 'publish' ? 'edit.publishNow' : 'edit.discardNow')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
