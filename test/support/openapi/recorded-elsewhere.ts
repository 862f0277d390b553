import type { RouteKey } from '../../../shared/domain/access/index.ts';

/**
 * The tests that make the examples of operations which the journey of all operations has no world for, by the names of
 * their files: each has one stack. They are answered well there anyway.
 */
export const recordedElsewhere: Readonly<Partial<Record<RouteKey, string>>> = {
  'PUT /v1/registrations/me': 'secrecy',
  'POST /v1/registrations/me/objections': 'secrecy',
  'POST /v1/waves/{waveId}/enrollments/me/objections': 'after-the-draw',
  'DELETE /v1/waves/{waveId}/enrollments/me/award': 'after-the-draw',
  'GET /v1/waves/{waveId}/tickets/{ticket}': 'one-person',
  'GET /v1/waves/{waveId}/selection': 'one-person',
  'GET /v1/waves/{waveId}/evidence/{file+}': 'after-the-draw',
  'POST /v1/waves/{waveId}/decisions': 'after-the-draw',
  'POST /v1/courses/{courseId}/versions/{version}/assessments': 'catalogue',
  'GET /v1/presence-reviews/{linkId}': 'attendance',
  'POST /v1/presence-reviews/{linkId}/decision': 'attendance',
  'POST /v1/lists/{source}/files/{fileId}/submission': 'secrecy',
  'POST /v1/registrations/me/payout-account/objection': 'payout-accounts',
  'POST /v1/help-desk/visits/{visitId}/code': 'help-desk',
  'POST /v1/help-desk/visits/{visitId}/end': 'help-desk',
  'GET /v1/help-desk/visits/{visitId}/registration': 'help-desk',
  'GET /v1/help-desk/visits/{visitId}/enrollments/{waveId}': 'help-desk',
  'POST /v1/help-desk/visits/{visitId}/enrollments': 'help-desk',
  'GET /v1/help-desk/visits/{visitId}/incentives': 'help-desk',
  'GET /v1/help-desk/visits/{visitId}/debts': 'help-desk',
  'POST /v1/help-desk/visits/{visitId}/objections': 'help-desk',
  'POST /v1/orders': 'citizen',
  'POST /v1/me/contacts/confirmation': 'citizen',
  'POST /v1/me/contacts/objection': 'citizen',
  'GET /v1/audit/days/{day}': 'catalogue',
  'GET /v1/audit/days/{day}/lanes/{lane}/{piece}': 'catalogue',
};
