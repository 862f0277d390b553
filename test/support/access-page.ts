import {
  access,
  roles,
  rowOf,
  type Role,
  type RouteKey,
  type Row,
  type Scope,
} from '../../shared/domain/access/index.ts';

const roleTexts: Readonly<Record<Role, string>> = {
  operator: 'runs the programme: waves, lists, courses, partners, cases',
  approver: 'confirms what takes two people, and never what they proposed themselves',
  auditor: 'sees what the programme does, and changes nothing',
  'local-government': 'sees and proposes what concerns its regencies or its province; has no say in who is selected',
  'help-desk': 'acts for a person who has read out a one-time code, for as long as the visit lasts',
  assessor: 'judges proposed courses, but for those of institutions that they belong to',
};

const scopeTexts: Readonly<Record<Scope, string>> = {
  all: 'whatever there is',
  'own-regencies':
    'what lies in the regencies, or the province, of the groups `regency-…` and `province-…` of the token',
  'others-proposals': 'what somebody else proposed',
  'no-interest': 'courses of institutions that are not among the groups `institution-…` of the token',
  consented: 'one person, in a visit that this member of staff opened with that person’s code',
};

const keys = Object.keys(access) as RouteKey[];
const rows = keys.map((route) => ({ route, row: rowOf(route) }));

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const simple = (is: (row: Row) => boolean): string =>
  table(
    ['Action', 'Route'],
    rows.flatMap(({ route, row }) => (is(row) ? [[row.action, `\`${route}\``]] : [])),
  );

const marksOf = ({ opensPerson, overrides }: Row): string =>
  [opensPerson === true ? 'opens a person' : '', overrides === true ? 'overrides' : '']
    .filter((mark) => mark !== '')
    .join(', ');

/** The lines of staff, either of those that only look or of those that do something. */
const staffTable = (isReading: boolean): string =>
  table(
    ['Action', 'Route', ...roles, 'On record as'],
    rows.flatMap(({ route, row }) =>
      'staff' in row && route.startsWith('GET ') === isReading
        ? [[row.action, `\`${route}\``, ...roles.map((role) => row.staff[role] ?? ''), marksOf(row)]]
        : [],
    ),
  );

/** The table of access as a page for people, in Markdown. */
export const accessPage = (): string => `# Who may do what

This page is made from the table of access (\`shared/domain/access\`) by \`npx vitest run test/unit/docs/access-page.test.ts --update\`, and a test holds it against the table. [Decision 28](decisions/0028-access.md) says why it is so.

Everybody comes in through one of five doors: without a token, with a citizen’s, with a partner’s machine’s, or with a token of staff that may read, or read and write. The gateway looks at who issued the token and at its scope; the function looks at the role; and how far the role reaches is looked at where the data is read. Whatever a member of staff asks for is put on record before it is done, also where it is refused for the role.

## Roles of staff

A role is a group of the token. Somebody may have several: what one of them allows is allowed.

${table(
  ['Role', 'What it is for'],
  roles.map((role) => [role, roleTexts[role]]),
)}

## How far a role reaches

${table(
  ['Scope', 'Reaches'],
  Object.entries(scopeTexts).map(([scope, text]) => [scope, text]),
)}

“Opens a person” marks what shows one person’s data to staff: it is recorded with that person, who sees it. “Overrides” marks what sets aside what the system, or somebody before, had decided: an auditor sees all of a month together.

## Staff look

${staffTable(true)}

## Staff act

${staffTable(false)}

## Citizens

A citizen reaches their own data only: who they are is in the token, and no route takes a citizen’s number from a citizen.

${simple((row) => 'citizen' in row)}

## Partners

A partner’s machine reaches the courses, orders and notices of the party that its client is registered for.

${simple((row) => 'partner' in row)}

## Anybody

${simple((row) => 'anyone' in row && row.anyone === 'public')}

## Anybody with another proof

These take no token: a signature over the request, or an address that nobody can guess, says who calls.

${simple((row) => 'anyone' in row && row.anyone === 'proof')}
`;
