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
export type Reason = NonNullable<Extract<Enrollment['standing'], { reason?: unknown }>['reason']>;
export type Award = Extract<Enrollment, { award: unknown }>['award'];
export type Access = Answer<'/v1/me/accesses'>['accesses'][number];
export type Case = Answer<'/v1/me/cases'>['cases'][number];
export type Incentive = Answer<'/v1/registrations/me/incentives'>['incentives'][number];

type OwnOrders = Answer<'/v1/registrations/me/orders'>;
export type OwnOrder = OwnOrders['orders'][number];
export type Card = OwnOrders['cards'][number];
export type FoundCourse = Answer<'/v1/courses'>['courses'][number];
export type CourseQuery = NonNullable<paths['/v1/courses']['get']['parameters']['query']>;
export type Course = Answer<'/v1/courses/{courseId}'>;
export type Survey = Answer<'/v1/registrations/me/surveys'>['surveys'][number];
export type PayoutAccount = Answer<'/v1/registrations/me/payout-account'>;
export type AccountLink =
  paths['/v1/registrations/me/payout-account']['put']['requestBody']['content']['application/json'];
export type Transfer = Answer<'/v1/registrations/me/transfers'>['transfers'][number];
export type Debt = Answer<'/v1/registrations/me/debts'>['debts'][number];
export type Contacts = Answer<'/v1/me/contacts'>;
export type Consent = Answer<'/v1/me/consents'>['consents'][number];
export type Erasure = Answer<'/v1/me/erasure'>;
export type OwnData = Answer<'/v1/me/data'>;

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
