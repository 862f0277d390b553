import * as z from 'zod';
import { Instant } from '../../events/event.ts';
import { Scheme } from './rule-set.ts';

/** What one rule said of one person. */
export const Finding = z.object({
  /** The rule's key, such as `age_min`. */
  rule: z.string(),
  outcome: z.enum(['met', 'failed', 'waived']),
  /** Stable code of the reason when failed, such as `age-under-minimum` or `student`: [a-z0-9.-]*. */
  code: z.string().optional(),
  /** Where the fact comes from: `registry`, `applicant`, `programme`, or a list's source. */
  source: z.string(),
  /** The version of the list that decided, where one did. */
  listVersion: z.string().optional(),
  legalBasis: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** Whether a person is eligible, under which version of the rules and of the lists, and why, rule by rule. */
export const Decision = z.object({
  scheme: Scheme,
  ruleVersion: z.string(),
  /** The date (YYYY-MM-DD, WIB) on which age and other dated conditions count. */
  on: z.iso.date(),
  /** The instant of the change that led to this decision. */
  asOf: Instant,
  outcome: z.enum(['eligible', 'not-eligible']),
  findings: z.array(Finding),
  listVersions: z.record(z.string(), z.string()),
  /** How many more recipients this family card may have: 0, 1 or 2. */
  slots: z.int().min(0).max(2),
  /** The groups with a reserved share to which the person provably belongs. */
  groups: z.array(z.string()),
});
export type Decision = z.infer<typeof Decision>;
