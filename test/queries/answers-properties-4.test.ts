import { testQuarter } from './random/quarter.ts';

testQuarter(4);
