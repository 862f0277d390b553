import * as z from 'zod';
import { Certainty } from '../rule-set.ts';

/** By what standard a draw is judged; it is published with the judgement. */
export const Standard = z.object({
  version: z.string(),
  legalBasis: z.string(),
  certainty: Certainty,
  /** The probability, at most, with which a fair draw is held back: of all tests of a draw together. */
  level: z.number().positive().max(1),
  /** How the level is shared among the tests: Holm's step-down procedure. */
  correction: z.literal('holm'),
  /** Of the nation, chi-square is used where every category's count has at least this variance; elsewhere the exact method. */
  chiSquareFromVariance: z.number().positive(),
  /** By how much a p of chi-square is raised, since far out in the tail it is too small. */
  chiSquareMargin: z.number().min(1),
});
export type Standard = z.infer<typeof Standard>;

/**
 * The standard in force.
 *
 * The level: a fair draw that is held back costs a day and two signatures, and one wave in a thousand is one in many
 * years of waves; a rigged draw worth the name misses this level by many orders of magnitude.
 *
 * Where chi-square begins: the usual advice (expected counts of 5) is made for levels of a few per cent. One of fourteen
 * tests at a familywise 0.001 is decided at 0.00007, where a Poisson count with a mean of 5 exceeds chi-square's bound
 * ten times as often as it should, with a mean of 400 at most 1.2 times as often: hence the margin.
 */
export const currentStandard: Standard = {
  version: 'fairness-2023.1',
  legalBasis: 'No regulation names a test; the standard is the programme’s own, published with every result',
  certainty: 'M',
  level: 0.001,
  correction: 'holm',
  chiSquareFromVariance: 400,
  chiSquareMargin: 1.25,
};
