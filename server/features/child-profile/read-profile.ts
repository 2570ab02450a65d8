import { reads } from '../../act.ts';
import { readProfile as route } from '../../contract/child-profile.ts';
import { composeProfile } from '../../profile/compose-profile.ts';

export const readProfile = reads(route, async (cx, { term }) => {
  const profile = await composeProfile(cx, term);
  // What to do at home is written to whom the child lives with, and whether photos are allowed is theirs to say.
  const isForGuardian = profile.audience === 'family' && cx.target.by.role !== 'pupil';
  return isForGuardian || profile.audience === 'staff' ? profile : { ...profile, atHome: null, photoConsent: null };
});
