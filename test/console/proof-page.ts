import { checkPlace, checkReceipt, evidenceOfWave } from '../../console/source/proof/index.ts';
import { quicknet, roundFault } from '../../shared/domain/draw/beacon.ts';
import { answersOf } from '../unit/domain/draw/answers.ts';

/** What the tests ask a page about, once it is built for the browser. */
export const asked = { answersOf, checkPlace, checkReceipt, evidenceOfWave, quicknet, roundFault };

Object.assign(globalThis, { asked });
