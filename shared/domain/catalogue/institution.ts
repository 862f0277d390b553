import * as z from 'zod';
import { InstitutionId } from '../../../events/catalogue.ts';
import { partyShape } from './party.ts';

/** A training institution (lembaga pelatihan, LP): it teaches, and reaches the programme through platforms. */
export const Institution = z.object({ id: InstitutionId, ...partyShape });
export type Institution = z.infer<typeof Institution>;
