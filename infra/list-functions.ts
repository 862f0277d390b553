import type { FunctionDefinition } from './function-definition.ts';

/** Ministries’ lists that are handed in as files. */
export const listFunctions = [
  {
    file: 'lists/open-list-file',
    trigger: { route: 'POST /v1/lists/{source}/files' },
    environment: ['UPLOADS_BUCKET'],
    rights: { table: 'write', within: ['lists'], uploads: { may: 'sign', of: 'lists' } },
  },
  {
    file: 'lists/submit-list-file',
    trigger: { route: 'POST /v1/lists/{source}/files/{fileId}/submission' },
    environment: ['UPLOADS_BUCKET'],
    // What it puts on record goes to the queue by the table's stream.
    rights: { table: 'write', within: ['lists'], uploads: { may: 'read', of: 'lists' } },
  },
  {
    file: 'lists/get-list-file',
    trigger: { route: 'GET /v1/lists/{source}/files/{fileId}' },
    environment: [],
    rights: { table: 'read', within: ['lists'] },
  },
] as const satisfies readonly FunctionDefinition[];
