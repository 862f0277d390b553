import type * as z from 'zod';
import { isObject, type Json, type JsonObject, textOf, omit } from '../emulators/json.ts';
import type { Assembly, Resource } from './assembly.ts';
import { isIntrinsic, resolverOf, type ResourceValues } from './intrinsics.ts';
import * as api from './resources/api.ts';
import { bucket } from './resources/bucket.ts';
import * as functions from './resources/function.ts';
import * as identity from './resources/identity.ts';
import * as sealed from './resources/keys-and-secrets.ts';
import { leftOutTypes } from './resources/left-out-types.ts';
import * as messaging from './resources/messaging.ts';
import type { Addresses, LeftOut, Place, Planned, ResourceType } from './resources/resource-type.ts';
import * as rights from './resources/rights.ts';
import { globalTable, table } from './resources/table.ts';

/** Everything that the local stack is to stand up, worked out from the templates. */
export type Plan = ReturnType<typeof planOf>;

/** The templates ask for something that is neither imitated nor knowingly left out. */
export class NotImitated extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The local stack does not imitate all of the template:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    );
    this.name = 'NotImitated';
    this.problems = problems;
  }
}

const imitated = [
  table,
  globalTable,
  messaging.queue,
  messaging.topic,
  bucket,
  sealed.key,
  sealed.alias,
  sealed.secret,
  identity.userPool,
  identity.userPoolClient,
  identity.resourceServer,
  identity.group,
  rights.role,
  rights.policy,
  functions.lambdaFunction,
  functions.functionVersion,
  functions.functionAlias,
  functions.eventSourceMapping,
  functions.schedule,
  api.httpApi,
  api.stage,
  api.route,
  api.integration,
  api.authorizer,
] as const satisfies readonly ResourceType<unknown>[];

/**
 * Works out the plan.
 * @throws NotImitated naming, for all that is on neither list, the logical id, the type and the property's path.
 */
export const planOf = (assembly: Assembly, addresses: Addresses) => {
  const types = new Map<string, Pick<ResourceType<unknown>, 'values'>>(imitated.map((type) => [type.type, type]));
  const valuesOf = (resource: Resource): ResourceValues => {
    const type = types.get(resource.type);
    if (type) return type.values(resource, place);
    // What refers to a left-out resource is left out too; this name shows up if it is not.
    return { ref: `left-out:${resource.logicalId}`, attributes: { Arn: `left-out:${resource.logicalId}` } };
  };
  const resolver = resolverOf(assembly, valuesOf);
  const place: Place = {
    region: assembly.region,
    addresses,
    text: ({ stack }, value) => textOf(resolver.resolve(stack, value)),
  };
  const resources = assembly.stacks.flatMap((stack) => stack.resources).filter(resolver.exists);
  const problems = resources
    .filter(({ type }) => !types.has(type) && !(type in leftOutTypes))
    .map((resource) => `${nameOf(resource)}: the resource type is on neither list.`);

  const planned = <Properties>(type: ResourceType<Properties>): Planned<Properties>[] =>
    resources
      .filter((resource) => resource.type === type.type)
      .flatMap((resource): Planned<Properties>[] => {
        try {
          const stated = Object.keys(type.leftOut).reduce<Json>(
            (properties, path) => without(properties, path.split('.')),
            resource.properties,
          );
          const parsed = type.schema.safeParse(resolver.resolve(resource.stack, stated));
          if (parsed.success) return [{ resource, properties: parsed.data, ...type.values(resource, place) }];
          problems.push(...parsed.error.issues.flatMap(problemsOf).map((problem) => `${nameOf(resource)}: ${problem}`));
        } catch (fault) {
          problems.push(`${nameOf(resource)}: ${fault instanceof Error ? fault.message : String(fault)}`);
        }
        return [];
      });

  const plan = {
    region: assembly.region,
    assets: assembly.assets,
    tables: [...planned(table), ...planned(globalTable)],
    queues: planned(messaging.queue),
    topics: planned(messaging.topic),
    buckets: planned(bucket),
    keys: planned(sealed.key),
    aliases: planned(sealed.alias),
    secrets: planned(sealed.secret),
    pools: planned(identity.userPool),
    clients: planned(identity.userPoolClient),
    resourceServers: planned(identity.resourceServer),
    groups: planned(identity.group),
    roles: planned(rights.role),
    policies: planned(rights.policy),
    functions: planned(functions.lambdaFunction),
    functionVersions: planned(functions.functionVersion),
    functionAliases: planned(functions.functionAlias),
    sources: planned(functions.eventSourceMapping),
    schedules: planned(functions.schedule),
    apis: planned(api.httpApi),
    stages: planned(api.stage),
    routes: planned(api.route),
    integrations: planned(api.integration),
    authorizers: planned(api.authorizer),
  };
  if (problems.length) throw new NotImitated(problems);
  return plan;
};

const nameOf = ({ stack, logicalId, type }: Resource) => `${stack}: ${logicalId} (${type})`;

const problemsOf = (issue: z.core.$ZodIssue): string[] => {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [`property ${path}: ${issue.message}`];
  return issue.keys.map((name) => `property ${[path, name].filter(Boolean).join('.')} is on neither list.`);
};

/** The properties without the one at a path, whose steps may end in `[]` for every member of a list. */
const without = (value: Json, [step, ...rest]: readonly string[]): Json => {
  if (step === undefined || !isObject(value) || isIntrinsic(value)) return value;
  const name = step.replace(/\[\]$/, '');
  const inner = value[name];
  if (inner === undefined) return value;
  const others = omit(value, name);
  if (!rest.length) return others;
  const kept =
    Array.isArray(inner) && step.endsWith('[]') ? inner.map((member) => without(member, rest)) : without(inner, rest);
  return { ...others, [name]: kept } satisfies JsonObject;
};

/** What is knowingly left out of an imitated type, for the documentation and its test. */
export const leftOutProperties: Readonly<Record<string, LeftOut>> = Object.fromEntries(
  imitated.map(({ type, leftOut }) => [type, leftOut]),
);
