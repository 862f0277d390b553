import { anyone, citizen, staff, type Row } from './row.ts';

export const wavesAccess = {
  'POST /v1/registrations': citizen('submit-registration'),
  'GET /v1/registrations/me': citizen('get-registration'),
  'PUT /v1/registrations/me': citizen('correct-registration'),
  'POST /v1/registrations/me/objections': citizen('object-to-decision'),
  'POST /v1/lists/{source}/imports': staff('import-list', { operator: 'all' }),
  'POST /v1/waves': staff('create-wave', { operator: 'all' }),
  'GET /v1/waves': anyone('list-waves'),
  'GET /v1/waves/{waveId}': anyone('get-wave'),
  'POST /v1/waves/{waveId}/enrollments': citizen('join-wave'),
  'DELETE /v1/waves/{waveId}/enrollments/me': citizen('leave-wave'),
  'GET /v1/waves/{waveId}/enrollments/me': citizen('get-enrollment'),
  'POST /v1/waves/{waveId}/enrollments/me/objections': citizen('object-to-place'),
  'DELETE /v1/waves/{waveId}/enrollments/me/award': citizen('give-up-award'),
  'GET /v1/waves/{waveId}/tickets/{ticket}': anyone('get-ticket'),
  'GET /v1/waves/{waveId}/selection': staff('get-selection', { operator: 'all', approver: 'all', auditor: 'all' }),
  'GET /v1/waves/{waveId}/evidence/{file+}': anyone('get-evidence'),
  'POST /v1/waves/{waveId}/decisions': staff(
    'propose-decision',
    { operator: 'all', approver: 'all' },
    { overrides: true },
  ),
  'GET /v1/waves/{waveId}/decisions': staff('list-decisions', { operator: 'all', approver: 'all', auditor: 'all' }),
  'POST /v1/waves/{waveId}/decisions/{decisionId}/verdict': staff(
    'give-verdict',
    { approver: 'others-proposals' },
    { overrides: true },
  ),
  'GET /v1/cases': staff('list-cases', { operator: 'all', approver: 'all', auditor: 'all' }, { opensPerson: true }),
  'POST /v1/cases/{caseId}/decision': staff(
    'decide-case',
    { operator: 'all', approver: 'all' },
    { opensPerson: true, overrides: true },
  ),
  'GET /v1/keys': anyone('get-keys'),
} as const satisfies Readonly<Record<string, Row>>;
