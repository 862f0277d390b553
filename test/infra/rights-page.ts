import { format } from 'prettier';
import type { Json } from '../../local/emulators/json.ts';
import { members, type Resource } from '../../local/stack/assembly.ts';

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** What every function may do beside its own rights, and says nothing of it. */
const ofAll = new Set([
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
]);

/** What a right is on, by the name that the resource has with us: `Table/index/gsi1`, `VerificationQueue`, `Evidence/waves/*`, `TickWaves:live`. */
const nameOf = (resource: Json): string => {
  const text = JSON.stringify(resource);
  const [, ofFunctions] = /":function:([a-z-]+\*)"/.exec(text) ?? [];
  if (ofFunctions !== undefined) return `functions ${ofFunctions}`;
  const name = /(?:FnGetAtt|Ref|\["|"Ref":")([A-Za-z]+?)[0-9A-F]{8}/.exec(text)?.[1] ?? text;
  const part = /"(:\*|\/[^"]+)"\]\]\}$/.exec(text)?.[1] ?? '';
  return `${name.replace(/Aliaslive$/, ':live')}${text.includes('StreamArn') ? ' (stream)' : ''}${part}`;
};

const conditionOf = (condition: Json | undefined): string => {
  const values = Object.values(members(condition)).flatMap((test) =>
    Object.entries(members(test)).map(([key, allowed]) => {
      const texts = listOf(allowed).map(String);
      return key === 'dynamodb:LeadingKeys' ? `in ${texts.join(' ')}` : `${key.replace(/^.*:/, '')} ${texts.join(' ')}`;
    }),
  );
  return values.join('; ');
};

const tableVerbs = (actions: readonly string[]): string => {
  if (actions.includes('DeleteItem')) return 'reads, writes, deletes';
  if (actions.includes('UpdateItem')) return 'reads, writes';
  if (actions.includes('Query')) return 'reads';
  return actions.includes('PutItem') ? 'adds' : actions.join(', ');
};

/** A statement of a policy in words; undefined for what every function may do. */
const inWords = (statement: Json): string | undefined => {
  const { Action, Resource, Condition } = members(statement);
  const actions = listOf(Action).map(String);
  if (actions.every((action) => ofAll.has(action))) return undefined;
  const service = actions[0]?.split(':')[0] ?? '';
  const short = actions.map((action) => action.slice(service.length + 1));
  const on = listOf(Resource).map(nameOf).join(' and ');
  const condition = conditionOf(Condition);
  const verbs =
    service === 'dynamodb' && on.startsWith('Table') && !on.includes('stream') ? tableVerbs(short) : short.join(', ');
  return `${verbs}: ${on}${condition === '' ? '' : `, ${condition}`}`;
};

interface FunctionRights {
  readonly name: string;
  readonly rights: readonly string[];
}

/** What each role that the templates make may do, in words, by name. Schedules and CDK's own helpers are among them. */
const rightsInWords = (policies: readonly Resource[]): FunctionRights[] =>
  policies
    .map(({ logicalId, properties }) => ({
      name: logicalId.replace(/(Service)?RoleDefaultPolicy[0-9A-F]{8}$/, ''),
      rights: listOf(members(properties['PolicyDocument'])['Statement'])
        .flatMap((statement) => inWords(statement) ?? [])
        .toSorted(),
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));

const escaped = (text: string): string => text.replaceAll('*', String.raw`\*`).replaceAll('|', String.raw`\|`);

/** The page that says what each function may do, and who may do what is delicate. */
export const rightsPage = (policies: readonly Resource[]): Promise<string> => {
  const all = rightsInWords(policies);
  const who = (isMeant: (right: string) => boolean): string =>
    all
      .filter(({ rights }) => rights.some(isMeant))
      .map(({ name }) => name)
      .join(', ');
  const lines = [
    '# What each function may do',
    '',
    '<!-- Made from the templates of the stage production by test/infra/rights-page.test.ts: `npx vitest run test/infra/rights-page.test.ts --update`. -->',
    '',
    'A change of rights changes this page, so that whoever reviews sees it. Beside what is here each function writes its own log and its own traces. Rights on the table name partitions where there is `in`; without it they are on all of them. Nobody may scan.',
    '',
    '## What is delicate, and who may do it',
    '',
    `- **Unwrap the keys of personal data** (a KMS call with the purposes \`hash\` and \`field\`): ${who((right) => right.startsWith('Decrypt') && right.includes('hash'))}.`,
    `- **Sign in the name of the programme**: ${who((right) => right.startsWith('Sign: '))}.`,
    `- **Delete items**: ${who((right) => right.includes('deletes'))}.`,
    `- **Write evidence that is kept under a lock**: ${who((right) => right.includes('PutObject') && right.includes('Evidence'))}.`,
    `- **Read the secret with which an outside service knows us**: ${who((right) => right.startsWith('GetSecretValue'))}.`,
    '',
    '## Function by function',
    '',
    ...all.flatMap(({ name, rights }) => [
      `- **${name}**${rights.length === 0 ? ': nothing' : ''}`,
      ...rights.map((right) => `  - ${escaped(right)}`),
    ]),
    '',
  ];
  return format(lines.join('\n'), { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' });
};
