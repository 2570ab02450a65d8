import './emblem-words.ts';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { call, newClientId, Refused, type Reply, refusalCode } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Bones, Failed, Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { queries } from '../../queries.ts';
import styles from './emblem.module.css';

type Kept = Reply<'get /api/schools/:schoolId/emblem'>;
type Now = Pick<Kept, 'png' | 'motto'>;

const keyOf = (schoolId: string) => ['emblem', schoolId];
const MOST_BYTES = 2_000_000;
/** Some devices do not say of which kind an SVG is. */
const typeOf = ({ type, name }: File) => type || (name.toLowerCase().endsWith('.svg') ? 'image/svg+xml' : 'image/png');

/** Why a picture was not taken. */
function faultWords(t: TFunction, error: unknown): string {
  const code = error instanceof Refused ? error.problem.errors?.[0]?.code : undefined;
  if (code) return t(`schoolEmblem.fault.${code.replace(/^\w+\./, '')}`);
  if (refusalCode(error) === 'too-large') return t('schoolEmblem.fault.too-large');
  if (refusalCode(error) === 'wrong-media-type') return t('schoolEmblem.fault.not-a-picture');
  return problemWords(t, error);
}

/** What a school has printed on its papers. */
export function EmblemPage() {
  const { schoolId = '' } = useParams();
  const { t, both } = useWords();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: keyOf(schoolId),
    queryFn: () => call('get /api/schools/:schoolId/emblem', { params: { schoolId } }),
  });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  return (
    <>
      <PageHead title={t('schoolEmblem.title')} where={both(data.school)} headline={t('schoolEmblem.headline')}>
        <p className="small">{t('schoolEmblem.means')}</p>
      </PageHead>
      <Picture schoolId={schoolId} kept={data} />
      <Motto schoolId={schoolId} kept={data} />
    </>
  );
}

/** What the service says there is now. */
const heed = (schoolId: string, now: Now) =>
  queries.setQueryData<Kept>(keyOf(schoolId), (before) => (before ? { ...before, ...now } : before));

const say = (schoolId: string, said: { motto: string | null } | { png: null }) =>
  call('put /api/schools/:schoolId/emblem', { params: { schoolId }, body: { clientId: newClientId(), ...said } });

function Picture({ schoolId, kept }: { schoolId: string; kept: Kept }) {
  const { t, both } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const sending = useMutation({
    mutationFn: async (file: File) =>
      call(
        'post /api/schools/:schoolId/emblem/picture',
        { params: { schoolId }, query: { clientId: newClientId() }, body: new Uint8Array(await file.arrayBuffer()) },
        typeOf(file),
      ),
    onSuccess: (now) => {
      heed(schoolId, now);
      toast(t('schoolEmblem.taken'));
    },
  });
  const removing = useMutation({
    mutationFn: () => say(schoolId, { png: null }),
    onSuccess: (now) => {
      heed(schoolId, now);
      toast(t('schoolEmblem.removed'));
    },
  });
  function take(file: File) {
    sending.reset();
    removing.reset();
    setTooLarge(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) sending.mutate(file);
  }
  const isBusy = sending.isPending || removing.isPending;
  const fault = isTooLarge
    ? t('schoolEmblem.fault.too-large')
    : sending.error
      ? faultWords(t, sending.error)
      : removing.error
        ? problemWords(t, removing.error)
        : null;
  return (
    <section className="section">
      <h2>{t('schoolEmblem.picture')}</h2>
      {kept.png === null ? <p>{t('schoolEmblem.none')}</p> : <Drawn png={kept.png} name={both(kept.school)} />}
      <p className="small">{t('schoolEmblem.formats')}</p>
      {fault && (
        <div className={styles['fault']}>
          <Notice kind="bad">{fault}</Notice>
        </div>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept=".svg,image/svg+xml,image/png,image/jpeg,image/webp"
        aria-label={t('schoolEmblem.choose')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = '';
          if (file) take(file);
        }}
      />
      <div className={styles['ways']}>
        <button
          type="button"
          className="plain-button"
          disabled={isBusy}
          aria-busy={isBusy}
          onClick={() => input.current?.click()}
        >
          {isBusy
            ? t('schoolEmblem.sending')
            : t(kept.png === null ? 'schoolEmblem.choose' : 'schoolEmblem.chooseOther')}
        </button>
        {kept.png !== null && (
          <button type="button" className="quiet-button" disabled={isBusy} onClick={() => removing.mutate()}>
            {t('schoolEmblem.remove')}
          </button>
        )}
      </div>
    </section>
  );
}

/** It came in an answer, and the page shows what it holds itself as it shows what the service serves: from no other address. */
function Drawn({ png, name }: { png: string; name: string }) {
  const { t } = useWords();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [png]);
  if (url === undefined) return null;
  return <img className={styles['emblem']} src={url} alt={t('schoolEmblem.alt', { school: name })} />;
}

function Motto({ schoolId, kept }: { schoolId: string; kept: Kept }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(kept.motto ?? '');
  const saving = useMutation({
    mutationFn: () => say(schoolId, { motto: typed.trim() || null }),
    onSuccess: (now) => {
      heed(schoolId, now);
      setTyped(now.motto ?? '');
      toast(t('schoolEmblem.saved'));
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    saving.mutate();
  }
  return (
    <form className="section" onSubmit={submit}>
      <TextInput
        label={t('schoolEmblem.motto')}
        description={t('schoolEmblem.mottoMeans')}
        value={typed}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
        maxLength={40}
        size="md"
        mb={12}
      />
      {saving.error && <Notice kind="bad">{problemWords(t, saving.error)}</Notice>}
      <Button type="submit" size="md" loading={saving.isPending}>
        {t('schoolEmblem.save')}
      </Button>
    </form>
  );
}
