import * as z from 'zod';
import { event } from './event.ts';

/** A province was opened for training that is held at a place. Nobody reads it yet; it is the record. */
export const ProvinceOpened = event(
  'offline-province.opened.v1',
  z.object({ province: z.string(), since: z.iso.date(), openedBy: z.string() }),
);
export type ProvinceOpened = z.infer<typeof ProvinceOpened>;
