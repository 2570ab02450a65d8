import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call, Refused, type Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { setKnownHere } from '../../known-here.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { meQuery, queries } from '../../queries.ts';
import { grantsOf } from '../../session.ts';
import { NewPasswordFields, useNewPassword } from '../session/new-password.tsx';
import { settleIn } from '../session/settle-in.ts';
import { weakWords } from '../session/weak-words.ts';
import styles from './setup.module.css';

type SchoolYear = Reply<'get /api/setup'>['schoolYear'];
const KINDS = ['school', 'district'] as const;

/** One page: what it is for, its school year, and who keeps it. Everything in it can be changed later but for the code. */
export function SetupForm({ token, schoolYear }: { token: string; schoolYear: SchoolYear }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('school');
  const [said, setSaid] = useState({ name: '', nameEn: '', code: '', person: '', username: '' });
  const [year, setYear] = useState(schoolYear);
  const chosen = useNewPassword();
  const [tried, setTried] = useState(false);
  const setUp = useMutation({
    mutationFn: async () => {
      const place = { name: said.name, nameEn: said.nameEn.trim() || said.name, code: said.code };
      const account = { username: said.username, name: said.person, password: chosen.next };
      const { username } = await call('post /api/setup', {
        body: { token, kind, place, schoolYear: year, account },
      });
      await call('post /api/session', { body: { username, password: chosen.next } });
    },
    onSuccess: async () => {
      setKnownHere(true);
      queries.removeQueries({ queryKey: ['setup'] });
      const known = await queries.fetchQuery({ ...meQuery, staleTime: 0 });
      if (!known) return undefined;
      await settleIn(known);
      // A school's own lists come next; a district waits for its schools' packages.
      const [school] = grantsOf(known, 'school-office');
      return await navigate(school ? `/rosters/${school.place.id}` : '/rosters', { replace: true });
    },
  });
  const isWhole = [said.name, said.code, said.person, said.username].every((one) => one.trim() !== '');

  const field = (
    name: keyof typeof said,
    more: { description?: string; isOptional?: boolean; autoComplete?: string },
  ) => (
    <TextInput
      label={t(`setup.${name}`)}
      description={more.description}
      value={said[name]}
      onChange={(event) => setSaid({ ...said, [name]: event.currentTarget.value })}
      error={tried && !more.isOptional && said[name].trim() === '' && t('setup.missing')}
      autoComplete={more.autoComplete ?? 'off'}
      maxLength={name === 'nameEn' ? 120 : 80}
      size="md"
    />
  );
  const days = (half: 'autumn' | 'spring') => (
    <fieldset className={styles['term']}>
      <legend>{t(`setup.${half}`)}</legend>
      {(['startsOn', 'endsOn'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          label={t(end === 'startsOn' ? 'terms.firstDay' : 'terms.lastDay')}
          value={year[half][end]}
          error={tried && !year[half][end] && t('terms.dayMissing')}
          onChange={(event) => setYear({ ...year, [half]: { ...year[half], [end]: event.currentTarget.value } })}
          size="md"
        />
      ))}
    </fieldset>
  );

  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWhole && !chosen.fault) setUp.mutate();
      }}
    >
      <fieldset className={styles['kinds']}>
        <legend>{t('setup.what')}</legend>
        {KINDS.map((one) => (
          <label className="check" key={one}>
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            <span>
              {t(`setup.kind.${one}`)}
              <span className="small">{t(`setup.means.${one}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {field('name', {})}
      {field('nameEn', { isOptional: true, description: t('setup.nameEnHint') })}
      {field('code', { description: t(`setup.codeHint.${kind}`) })}
      <h2>{t('setup.schoolYear', { from: year.year, to: year.year + 1 })}</h2>
      <p className="small">{t('setup.daysHint')}</p>
      {days('autumn')}
      {days('spring')}
      <h2>{t('setup.account')}</h2>
      <p className="small">{t('setup.accountHint')}</p>
      {field('person', { autoComplete: 'name' })}
      {field('username', { autoComplete: 'username', description: t('setup.usernameHint') })}
      <NewPasswordFields of={chosen} tried={tried} label={t('setup.password')} />
      {setUp.error && <Notice kind="bad">{setupWords(t, setUp.error)}</Notice>}
      <Button type="submit" size="md" loading={setUp.isPending}>
        {t('setup.go')}
      </Button>
    </form>
  );
}

const YEAR = ['autumn', 'spring', 'overlap', 'ends-before'] as const;

/** Where the service says what is wrong with the school year or the password, in our own words. */
function setupWords(t: ReturnType<typeof useWords>['t'], error: Error): string {
  const [fault] = error instanceof Refused ? (error.problem.errors ?? []) : [];
  const year = YEAR.find((one) => fault?.code === `year.${one}`);
  if (year) return t(`setup.year.${year}`);
  if (fault?.code === 'username.taken') return t('setup.usernameTaken');
  if (fault?.path === 'account.password') return weakWords(t, fault.code);
  return problemWords(t, error);
}
