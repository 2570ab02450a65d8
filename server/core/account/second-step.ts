const ROLES: readonly string[] = ['school-office', 'principal', 'officer', 'roster-manager', 'operator'];

/**
 * Roles that open a whole school, an area or everybody's lists: a password that was seen over a shoulder is not enough for those. A teacher
 * in front of a class and a grandparent are not asked for a second thing to have at hand.
 */
export const deservesSecondStep = (role: string) => ROLES.includes(role);
