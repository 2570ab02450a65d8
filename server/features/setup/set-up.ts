import { preparedWrites } from '../../act.ts';
import { setUp as route } from '../../contract/setup.ts';
import { asUsername } from '../../core/account/username.ts';
import { yearFault } from '../../core/calendar/usual-year.ts';
import { isNameTaken } from '../../operator/people.ts';
import { isEmpty, setUpInstallation } from '../../operator/set-up.ts';
import { shippedRubrics } from '../../operator/shipped-rubrics.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { refuseWeak } from '../../refuse-weak.ts';

const YEAR_FAULTS = {
  'year.autumn': 'an autumn term begins between August and December of the year',
  'year.spring': 'a spring term lies between January and August of the next year',
  'year.overlap': 'the spring term begins after the autumn term has ended',
  'year.ends-before': 'a term ends after it begins',
} as const;

/** Whoever holds the link and finds the installation empty says what it is for, and becomes who keeps it. */
export const setUp = preparedWrites(
  route,
  async ({ secrets, now }, { token, account: { password, ...account }, ...said }) => {
    if (!secrets.isSetupToken(token, now)) throw new Refusal(403, 'setup-link-over');
    const fault = yearFault(said.schoolYear);
    if (fault) throw invalid(`schoolYear.${fault.path}`, YEAR_FAULTS[fault.code], fault.code);
    const { name, nameEn } = said.place;
    refuseWeak('account.password', password, { names: [account.username, account.name], places: [name, nameEn] });
    return { ...said, account, passwordHash: await secrets.hashPassword(password), rubrics: shippedRubrics() };
  },
  async ({ tx, now, today, newId }, { account, ...said }) => {
    // Two who hold the same link: the second finds it set up, whatever it found when it was opened.
    if (!(await isEmpty(tx))) throw new Refusal(409, 'set-up-already');
    // An account may have been made on the machine before.
    if (await isNameTaken(tx, account.username))
      throw invalid('account.username', 'somebody is already called so', 'username.taken');
    const person = { id: newId(), ...account };
    const object = await setUpInstallation(tx, { ...said, person }, { now, today, newId });
    return { reply: { username: asUsername(account.username) }, audit: { object, detail: { kind: said.kind } } };
  },
);
