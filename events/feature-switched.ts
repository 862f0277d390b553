import * as z from 'zod';
import { event } from './event.ts';

/** An operator closed or opened a feature, or set for how many people it is on. Nobody reads it yet; it is the record. */
export const FeatureSwitched = event(
  'feature.switched.v1',
  z.object({
    feature: z.string(),
    revision: z.int().positive(),
    /** People in a hundred. */
    share: z.int(),
    setBy: z.string(),
  }),
);
export type FeatureSwitched = z.infer<typeof FeatureSwitched>;
