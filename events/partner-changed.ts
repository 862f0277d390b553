import * as z from 'zod';
import { event } from './event.ts';
import { ClientCode } from './training.ts';

/**
 * A partner's machine was registered, got a new key or chose its settings. Nobody reads it yet; it is the record. `by` is
 * a member of staff, or the client code where the partner did it.
 */
export const PartnerChanged = event(
  'partner.changed.v1',
  z.object({
    clientCode: ClientCode,
    revision: z.int().positive(),
    change: z.enum(['registered', 'key-made', 'settings-chosen']),
    by: z.string(),
  }),
);
export type PartnerChanged = z.infer<typeof PartnerChanged>;
