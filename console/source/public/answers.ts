import type { paths } from '../../../shared/api-client/client.ts';

/** What the public routes answer. */

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Waves = Answer<'/v1/waves'>['waves'];
export type Wave = Answer<'/v1/waves/{waveId}'>;
export type Certificate = Answer<'/v1/certificates/{certificateId}'>;
