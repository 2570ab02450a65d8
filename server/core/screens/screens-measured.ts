/** What the data-quality screens of a school found in one term. */
export type ScreensMeasured = { readonly kind: 'screens' };
