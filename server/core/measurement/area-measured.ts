/** A district, town or group in one term. */
export type AreaMeasured = { readonly kind: 'area' };
