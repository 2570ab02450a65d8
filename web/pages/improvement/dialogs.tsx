import { lazy } from 'react';

// A report is read far more often than something is made of it: the forms come when they are opened.
export const ActionDialog = lazy(async () => ({ default: (await import('./action-dialog.tsx')).ActionDialog }));
export const SettleDialog = lazy(async () => ({ default: (await import('./settle-dialog.tsx')).SettleDialog }));
