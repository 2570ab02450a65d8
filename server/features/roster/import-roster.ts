import { preparedWrites } from '../../act.ts';
import { importRoster as route } from '../../contract/roster.ts';
import { currentTerm } from '../../core/calendar/terms.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { applyRoster } from './apply-roster.ts';
import { describeChanges, namesNeeded } from './describe-changes.ts';
import { planRoster } from './plan-roster.ts';
import { prepareRoster } from './prepare-roster.ts';
import { selectKeptDistricts, selectNames } from './store.ts';

/** All of a package or nothing. While it runs no other write does: a district of 20 000 users holds the writer for some seconds. */
export const importRoster = preparedWrites(route, prepareRoster, async (cx, package_) => {
  const { tx, actor, target, today, newId } = cx;
  const kept = await selectKeptDistricts(tx, target);
  const named = package_.district;
  const found = named === undefined ? kept : kept.filter((row) => row.id === named || row.sourcedId === named);
  const [district] = found;
  if (!district) throw new Refusal(403, 'not-allowed');
  if (found.length > 1) throw invalid('district', 'You keep the rosters of several districts; say which one is meant.');

  const { books, changes, passedOver } = await planRoster(
    { tx, today, newId, actorId: actor.personId, district },
    package_,
  );
  if (!package_.dryRun) await applyRoster(cx, books, district.id);
  const { pupilIds, personIds } = namesNeeded(books);
  const names = await selectNames(tx, pupilIds, personIds);
  const termCode = currentTerm([...books.terms.rows], today)?.code ?? '';
  const outcome = package_.dryRun ? ('checked' as const) : ('imported' as const);
  const rows = package_.files.reduce((sum, file) => sum + file.rows, 0);
  const read = { files: [...package_.files], extras: [...package_.extras] };
  return {
    reply: { outcome, ...read, changes, passedOver, ...describeChanges(books, { names, termCode }) },
    audit: {
      object: district.id,
      detail: {
        rows,
        outcome,
        pupils: changes.pupils.created + changes.pupils.changed,
        enrolmentsCreated: changes.enrolments.created,
        enrolmentsEnded: changes.enrolments.ended,
        grantsCreated: changes.grants.created,
        grantsEnded: changes.grants.ended,
      },
    },
  };
});
