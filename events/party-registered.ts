import * as z from 'zod';
import { InstitutionId, PlatformId } from './catalogue.ts';
import { event } from './event.ts';

const shape = { version: z.int().positive(), registeredBy: z.string() };

/** A training institution is in the register, or changed in it. Nobody reads it yet; it is the record. */
export const InstitutionRegistered = event('institution.registered.v1', z.object({ id: InstitutionId, ...shape }));

/** A digital platform is in the register, or changed in it. Nobody reads it yet; it is the record. */
export const PlatformRegistered = event('platform.registered.v1', z.object({ id: PlatformId, ...shape }));
