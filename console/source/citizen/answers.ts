import { ApiRefused, type paths } from '../../../shared/api-client/client.ts';

/** What the API answers about oneself, by the names that the pages use. */

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Registration = Answer<'/v1/registrations/me'>;
export type Finding = NonNullable<Registration['decision']>['findings'][number];
export type Wave = Answer<'/v1/waves'>['waves'][number];
export type Enrollment = Answer<'/v1/waves/{waveId}/enrollments/me'>;
export type Award = Extract<Enrollment, { award: unknown }>['award'];
export type Access = Answer<'/v1/me/accesses'>['accesses'][number];
export type Case = Answer<'/v1/me/cases'>['cases'][number];
export type Incentive = Answer<'/v1/registrations/me/incentives'>['incentives'][number];

export type Application = paths['/v1/registrations']['post']['requestBody']['content']['application/json'];

/** An answer, or null where the service says by a code that there is none yet. */
export const unless = async <Value>(code: string, asked: Promise<Value>): Promise<Value | null> => {
  try {
    return await asked;
  } catch (fault) {
    if (fault instanceof ApiRefused && fault.code === code) return null;
    throw fault;
  }
};
