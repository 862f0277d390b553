import { createHash } from 'node:crypto';
import { credentials } from '../emulators/aws-json.ts';
import type { Rights } from '../emulators/rights.ts';
import type { Plan } from './plan.ts';
import type { Statement } from './resources/rights.ts';

/** The access key of a function: made of its role's name, so that whoever reads a refusal knows whose it is. */
export const accessKeyOf = (roleArn: string): string => {
  const name = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const digest = createHash('sha256').update(roleArn).digest('hex').slice(0, 6);
  return `${name.replaceAll(/[^A-Za-z0-9]/g, '').slice(-100)}${digest}`;
};

/** A pattern of IAM: `*` stands for anything, `?` for one character. */
const patternOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  );

type Context = Readonly<Record<string, readonly string[]>>;

/** Whether a call meets a condition, of the kinds that `resources/rights.ts` lets pass. */
const meets = (condition: Statement['Condition']): ((context: Context) => boolean) => {
  const equal = Object.entries(condition?.StringEquals ?? {});
  const like = Object.entries(condition?.['ForAllValues:StringLike'] ?? {}).map(
    ([key, patterns]) => [key, patterns.map(patternOf)] as const,
  );
  return (context) =>
    equal.every(([key, allowed]) => context[key]?.length === 1 && allowed.includes(context[key][0] ?? '')) &&
    // AWS takes "for all values" as met where a call has none; ours always has, so none is a mistake of this stack's.
    like.every(([key, patterns]) => {
      const values = context[key] ?? [];
      return values.length > 0 && values.every((value) => patterns.some((pattern) => pattern.test(value)));
    });
};

/** What the policies of the templates let each function do. Whoever is no function of theirs may do everything. */
export const roleRights = ({ functions, policies, roles }: Plan): Rights => {
  const statementsOf = new Map(
    functions.map(({ properties: { Role } }) => {
      const role = roles.find(({ attributes }) => attributes['Arn'] === Role);
      const own = policies.filter(({ properties }) => role !== undefined && properties.Roles.includes(role.ref));
      const statements = own
        .flatMap(({ properties }) => properties.PolicyDocument.Statement)
        .map(({ Action, Resource, Condition }) => ({
          actions: new Set(Action),
          resources: Resource.map(patternOf),
          isMet: meets(Condition),
        }));
      return [accessKeyOf(Role), statements];
    }),
  );
  return (accessKeyId, { action, resource, context = {} }) => {
    if (accessKeyId === credentials.accessKeyId) return true;
    return (statementsOf.get(accessKeyId) ?? []).some(
      ({ actions, resources, isMet }) =>
        actions.has(action) && resources.some((pattern) => pattern.test(resource)) && isMet(context),
    );
  };
};
