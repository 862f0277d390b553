import type { FunctionDefinition } from './function-definition.ts';

/** What participants say of courses, and what they answer to surveys. */
export const reviewFunctions = [
  {
    file: 'reviews/give-review',
    trigger: { route: 'POST /v1/registrations/me/orders/{orderId}/review' },
    environment: [],
    rights: { table: 'write', within: ['orders', 'catalogue'], alsoReads: ['switches'] },
  },
  {
    file: 'reviews/list-reviews',
    trigger: { route: 'GET /v1/courses/{courseId}/reviews' },
    environment: [],
    rights: { table: 'read', within: ['catalogue'] },
  },
  {
    file: 'reviews/hide-review',
    trigger: { route: 'POST /v1/courses/{courseId}/reviews/{reviewId}/hiding' },
    environment: [],
    rights: { table: 'write', within: ['orders', 'catalogue'] },
  },
  {
    file: 'reviews/list-surveys',
    trigger: { route: 'GET /v1/registrations/me/surveys' },
    environment: [],
    rights: { table: 'read', within: ['people', 'orders'] },
  },
  {
    file: 'reviews/answer-survey',
    trigger: { route: 'POST /v1/registrations/me/surveys/{survey}/answers' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'write', within: ['people', 'orders', 'keys'], alsoReads: ['switches'], unwraps: ['person'] },
  },
] as const satisfies readonly FunctionDefinition[];
