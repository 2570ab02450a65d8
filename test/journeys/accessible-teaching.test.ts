import { testAccessible } from './accessible.ts';
import { WALKERS } from './pages.ts';

testAccessible(WALKERS.teaching);
