import type { FunctionDefinition } from './function-definition.ts';

/** Where a person is reached: phone and e-mail address, and changes of them. */
export const contactFunctions = [
  {
    file: 'contacts/get-contacts',
    trigger: { route: 'GET /v1/me/contacts' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'read', within: ['people', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'contacts/change-contacts',
    trigger: { route: 'PUT /v1/me/contacts' },
    environment: ['DATA_KEY_ARN'],
    // How many codes went to one phone or address stands with what it is shared by.
    rights: { table: 'write', within: ['people', 'risks', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'contacts/confirm-contacts',
    trigger: { route: 'POST /v1/me/contacts/confirmation' },
    environment: ['DATA_KEY_ARN'],
    // Whoever has another phone is taken out of the set of those who share the old one.
    rights: { table: 'delete', within: ['people', 'risks', 'keys'], unwraps: ['person'] },
  },
  {
    file: 'contacts/object-to-contacts',
    trigger: { route: 'POST /v1/me/contacts/objection' },
    environment: ['DATA_KEY_ARN'],
    rights: { table: 'delete', within: ['people', 'risks', 'keys'], unwraps: ['person'] },
  },
] as const satisfies readonly FunctionDefinition[];
