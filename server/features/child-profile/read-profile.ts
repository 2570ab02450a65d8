import { reads } from '../../act.ts';
import { readProfile as route } from '../../contract/child-profile.ts';
import { composeProfile } from './compose-profile.ts';

export const readProfile = reads(route, (cx, { term }) => composeProfile(cx, term));
