import * as z from 'zod';
import { event } from './event.ts';

const version = {
  use: z.enum(['hash', 'field']),
  version: z.int().positive(),
  /** Who asked for it, as they named themselves to the command. */
  by: z.string(),
};

/** A new version of a key of personal data was made. */
export const KeyMade = event('key.made.v1', z.object(version));
export type KeyMade = z.infer<typeof KeyMade>;

/** A version of a key was retired: nothing depended on it, and nobody uses it any more. */
export const KeyRetired = event('key.retired.v1', z.object(version));
export type KeyRetired = z.infer<typeof KeyRetired>;

/** The wrapped form of a retired key was destroyed: what was still encrypted under it in a copy cannot be read any more. */
export const KeyDestroyed = event('key.destroyed.v1', z.object(version));
export type KeyDestroyed = z.infer<typeof KeyDestroyed>;
