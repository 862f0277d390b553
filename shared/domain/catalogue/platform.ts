import * as z from 'zod';
import { PlatformId } from '../../../events/catalogue.ts';
import { partyShape } from './party.ts';

/** A digital platform (platform digital): it shows courses and sells them. */
export const Platform = z.object({ id: PlatformId, ...partyShape });
export type Platform = z.infer<typeof Platform>;
