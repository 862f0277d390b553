import * as z from 'zod';

const schemes = ['semi-bansos', 'normal'] as const;
export const Scheme = z.enum(schemes);
export type Scheme = z.infer<typeof Scheme>;

/** How sure we are of a rule: A official text, B press quoting an official, C one blog, M common knowledge, ? unknown. */
export const Certainty = z.enum(['A', 'B', 'C', 'M', '?']);

/** One rule: its value, the legal text or statement it stands on, the date from which it holds, and how sure we are. */
export const rule = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, legalBasis: z.string().min(1), effectiveFrom: z.iso.date(), certainty: Certainty });

/** The ministries' lists that exclude a person. */
export const excludingSources = [
  'students',
  'officials',
  'soldiers',
  'police',
  'village-officials',
  'state-company-boards',
  'social-aid',
  'earlier-recipients',
] as const;
/** The lists that prove that a person belongs to a group with a reserved share of the places. */
export const prioritySources = ['laid-off', 'migrant-workers', 'disability'] as const;
export const sources = [...excludingSources, ...prioritySources] as const;
export const Source = z.enum(sources);
export type Source = z.infer<typeof Source>;

/** A group that may have a reserved share; a claim to belong to it counts only when the list of that name has the person. */
export const PriorityGroup = z.enum(prioritySources);
export type PriorityGroup = z.infer<typeof PriorityGroup>;
