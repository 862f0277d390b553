import * as z from 'zod';
import { InstitutionId } from './catalogue.ts';
import { event } from './event.ts';
import { OrderId } from './training.ts';

const SkillsTaskData = z.object({
  orderId: OrderId,
  institutionId: InstitutionId,
  scope: z.string(),
  sequence: z.int().nonnegative(),
});

/** A participant handed a skills task in. Nobody reads it yet; it is the record. */
export const SkillsTaskSubmitted = event('skills-task.submitted.v1', SkillsTaskData);
export type SkillsTaskSubmitted = z.infer<typeof SkillsTaskSubmitted>;

/** An institution assessed a skills task. Nobody reads it yet; it is the record. */
export const SkillsTaskAssessed = event('skills-task.assessed.v1', SkillsTaskData.extend({ passed: z.boolean() }));
export type SkillsTaskAssessed = z.infer<typeof SkillsTaskAssessed>;
