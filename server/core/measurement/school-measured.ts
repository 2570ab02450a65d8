/** A school in one term. */
export type SchoolMeasured = { readonly kind: 'school' };
