import { anyone, citizen, staff, type Row } from './row.ts';

/** Help desks act for people who read out a one-time code. The NIK goes in the body, never in an address. */
const inVisit = (action: string): Row => staff(action, { 'help-desk': 'consented' }, { opensPerson: true });

/** Local governments have no say in who is selected; they see what comes of it in their own area. */
const figures = (action: string): Row =>
  staff(action, { operator: 'all', approver: 'all', auditor: 'all', 'local-government': 'own-regencies' });

/** What makes the rest trustworthy: people's rights over their data, help desks, the trail for auditors. */
export const trustAccess = {
  'GET /v1/registrations/challenge': citizen('get-challenge'),
  'POST /v1/registrations/waiting-place': citizen('wait-to-register'),
  'PUT /v1/switches/registration-challenge': staff('set-registration-challenge', { operator: 'all' }),
  'GET /v1/switches/registration-challenge': staff('get-registration-challenge', {
    operator: 'all',
    approver: 'all',
    auditor: 'all',
  }),
  'GET /v1/switches/features': staff('list-features', { operator: 'all', approver: 'all', auditor: 'all' }),
  'PUT /v1/switches/features/{feature}': staff('set-feature', { operator: 'all' }),
  'POST /v1/help-desk/visits': inVisit('request-visit'),
  'POST /v1/help-desk/visits/{visitId}/code': inVisit('open-visit'),
  'POST /v1/help-desk/visits/{visitId}/end': staff('end-visit', { 'help-desk': 'consented' }),
  'GET /v1/help-desk/visits/{visitId}/registration': inVisit('get-visited-registration'),
  'GET /v1/help-desk/visits/{visitId}/enrollments/{waveId}': inVisit('get-visited-enrollment'),
  'POST /v1/help-desk/visits/{visitId}/enrollments': inVisit('join-wave-in-visit'),
  'POST /v1/help-desk/visits/{visitId}/objections': inVisit('object-in-visit'),
  'GET /v1/help-desk/visits/{visitId}/incentives': inVisit('get-visited-incentives'),
  'GET /v1/help-desk/visits/{visitId}/debts': inVisit('get-visited-debts'),
  'GET /v1/me/accesses': citizen('list-own-accesses'),
  'POST /v1/me/accesses/{accessId}/objection': citizen('object-to-access'),
  'GET /v1/me/contacts': citizen('get-contacts'),
  'PUT /v1/me/contacts': citizen('change-contacts'),
  'POST /v1/me/contacts/confirmation': citizen('confirm-contacts'),
  'POST /v1/me/contacts/objection': citizen('object-to-contacts'),
  'GET /v1/risks': staff('list-risks', { operator: 'all', approver: 'all', auditor: 'all' }),
  'GET /v1/risks/{riskId}': staff(
    'get-risk',
    { operator: 'all', approver: 'all', auditor: 'all' },
    { opensPerson: true },
  ),
  'POST /v1/risks/{riskId}/decision': staff('propose-risk-decision', { operator: 'all', approver: 'all' }),
  'POST /v1/risks/{riskId}/verdict': staff('decide-risk', { approver: 'others-proposals' }, { overrides: true }),
  'GET /v1/audit/days': anyone('list-audit-days'),
  'GET /v1/audit/days/{day}': anyone('get-audit-day'),
  'GET /v1/audit/days/{day}/lanes/{lane}/{piece}': staff('get-audit-file', { auditor: 'all' }),
  'GET /v1/audit/applications/{applicantId}': staff('get-touched', { auditor: 'all' }, { opensPerson: true }),
  'GET /v1/audit/waves/{waveId}/tickets/{ticket}': staff('get-decided', { auditor: 'all' }, { opensPerson: true }),
  'GET /v1/audit/overrides/{month}': staff('list-overrides', { auditor: 'all' }),
  'GET /v1/audit/fairness/{year}': staff('list-fairness-decisions', { auditor: 'all' }),
  'GET /v1/regencies/{regency}/figures': figures('get-regency-figures'),
  'GET /v1/provinces/{province}/figures': figures('get-province-figures'),
  'GET /v1/figures': staff('get-nation-figures', {
    operator: 'all',
    approver: 'all',
    auditor: 'all',
    'local-government': 'all',
  }),
  'GET /v1/consents': anyone('list-consents'),
  'GET /v1/me/consents': citizen('get-own-consents'),
  'PUT /v1/me/consents/{purpose}': citizen('change-consent'),
  'GET /v1/me/data': citizen('get-own-data'),
  'GET /v1/me/cases': citizen('list-own-cases'),
  'POST /v1/me/erasure': citizen('ask-for-erasure'),
  'GET /v1/me/erasure': citizen('get-erasure'),
  'DELETE /v1/me/erasure': citizen('take-erasure-back'),
  'POST /v1/breaches': staff('open-breach', { operator: 'all' }),
  'GET /v1/breaches': staff('list-breaches', { operator: 'all', approver: 'all', auditor: 'all' }),
  'GET /v1/breaches/{breachId}': staff('get-breach', { operator: 'all', approver: 'all', auditor: 'all' }),
  'POST /v1/breaches/{breachId}/verdict': staff('decide-breach', { approver: 'others-proposals' }),
} as const satisfies Readonly<Record<string, Row>>;
