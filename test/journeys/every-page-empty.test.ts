import { testEveryPage } from './every-page.ts';
import { WALKERS } from './pages.ts';

testEveryPage([...WALKERS.teaching, ...WALKERS.office], { hasEvidence: false });
