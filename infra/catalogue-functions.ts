import type { FunctionDefinition } from './function-definition.ts';

/** The functions of the catalogue: who teaches and sells, what is proposed, assessed, published and found. */
export const catalogueFunctions = [
  {
    file: 'catalogue/register-institution',
    trigger: { route: 'PUT /v1/institutions/{institutionId}' },
    environment: [],
    rights: { table: 'write', within: ['catalogue'] },
  },
  {
    file: 'catalogue/list-institutions',
    trigger: { route: 'GET /v1/institutions' },
    environment: [],
    rights: { table: 'read', within: ['catalogue'] },
  },
  {
    file: 'catalogue/register-platform',
    trigger: { route: 'PUT /v1/platforms/{platformId}' },
    environment: [],
    rights: { table: 'write', within: ['catalogue'] },
  },
  {
    file: 'catalogue/list-platforms',
    trigger: { route: 'GET /v1/platforms' },
    environment: [],
    rights: { table: 'read', within: ['catalogue'] },
  },
  {
    file: 'catalogue/list-affiliations',
    trigger: { route: 'GET /v1/affiliations' },
    environment: [],
    rights: { table: 'read', within: ['catalogue'] },
  },
  {
    file: 'catalogue/open-province',
    trigger: { route: 'PUT /v1/offline-provinces/{province}' },
    environment: [],
    rights: { table: 'write', within: ['catalogue'] },
  },
  {
    file: 'catalogue/list-provinces',
    trigger: { route: 'GET /v1/offline-provinces' },
    environment: [],
    rights: { table: 'read', within: ['catalogue'] },
  },
  {
    file: 'catalogue/propose-course',
    trigger: { route: 'POST /v1/courses' },
    environment: [],
    rights: { table: 'write', within: ['catalogue'] },
  },
  {
    file: 'catalogue/list-assessments',
    trigger: { route: 'GET /v1/assessments' },
    environment: [],
    rights: { table: 'read', index: true, within: ['catalogue'] },
  },
  {
    file: 'catalogue/assess-version',
    trigger: { route: 'POST /v1/courses/{courseId}/versions/{version}/assessments' },
    environment: [],
    rights: { table: 'write', within: ['catalogue'] },
  },
  {
    file: 'catalogue/list-versions',
    trigger: { route: 'GET /v1/courses/{courseId}/versions' },
    environment: [],
    rights: { table: 'read', within: ['catalogue'] },
  },
  {
    file: 'catalogue/publish-version',
    trigger: { route: 'POST /v1/courses/{courseId}/versions/{version}/publication' },
    environment: [],
    // What stands in the catalogue's index for the version before is deleted.
    rights: { table: 'delete', within: ['catalogue'] },
  },
  {
    file: 'catalogue/withdraw-course',
    trigger: { route: 'POST /v1/courses/{courseId}/withdrawal' },
    environment: [],
    // As above.
    rights: { table: 'delete', within: ['catalogue'] },
  },
  {
    file: 'catalogue/offer-course',
    trigger: { route: 'POST /v1/courses/{courseId}/offerings' },
    environment: [],
    rights: { table: 'write', within: ['catalogue'] },
  },
  {
    file: 'catalogue/acknowledge-affiliation',
    trigger: { route: 'POST /v1/courses/{courseId}/offerings/{platformId}/acknowledgement' },
    environment: [],
    rights: { table: 'write', within: ['catalogue'] },
  },
  {
    file: 'catalogue/add-schedule',
    trigger: { route: 'POST /v1/courses/{courseId}/schedules' },
    environment: [],
    rights: { table: 'write', within: ['catalogue'] },
  },
  {
    file: 'catalogue/cancel-schedule',
    trigger: { route: 'POST /v1/courses/{courseId}/schedules/{scheduleId}/cancellation' },
    environment: [],
    // The schedule's days go out of the catalogue's index.
    rights: { table: 'delete', within: ['catalogue'] },
  },
  {
    file: 'catalogue/search-courses',
    trigger: { route: 'GET /v1/courses' },
    environment: [],
    rights: { table: 'read', within: ['catalogue'] },
  },
  {
    file: 'catalogue/get-course',
    trigger: { route: 'GET /v1/courses/{courseId}' },
    environment: [],
    rights: { table: 'read', within: ['catalogue'] },
  },
  {
    file: 'catalogue/list-regency-courses',
    trigger: { route: 'GET /v1/regencies/{regency}/courses' },
    environment: [],
    rights: { table: 'read', within: ['catalogue'] },
  },
] as const satisfies readonly FunctionDefinition[];
