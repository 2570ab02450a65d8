import { testEveryPage } from './every-page.ts';
import { WALKERS } from './pages.ts';

testEveryPage(WALKERS.office, { hasEvidence: true });
