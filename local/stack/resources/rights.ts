import * as z from 'zod';
import { arnOf, physicalName, TAGS, type ResourceType } from './resource-type.ts';

const TRUST = 'The local stack itself starts each function, and gives it the role that it names.';

/** A text or a list of texts, as policies write both. */
const Texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);

const Values = z.record(z.string(), Texts);

/** Of conditions those that our policies have: more would have to be understood before they are let pass. */
const Conditions = z.strictObject({
  StringEquals: Values.optional(),
  'ForAllValues:StringLike': Values.optional(),
});

const Statement = z.strictObject({
  Effect: z.literal('Allow'),
  Action: Texts,
  Resource: Texts,
  Condition: Conditions.optional(),
});
export type Statement = z.infer<typeof Statement>;

const Document = z.strictObject({ Version: z.literal('2012-10-17'), Statement: z.array(Statement) });

const RoleProperties = z.strictObject({ RoleName: z.string().optional() });
type RoleProperties = z.infer<typeof RoleProperties>;

export const role: ResourceType<RoleProperties> = {
  type: 'AWS::IAM::Role',
  schema: RoleProperties,
  leftOut: {
    AssumeRolePolicyDocument: TRUST,
    Description: 'A description has no effect.',
    ManagedPolicyArns: 'None of ours names any; a test of the templates holds that.',
    Tags: TAGS,
  },
  values: (resource, place) => {
    const name = physicalName(resource, place, 'RoleName', 64);
    return { ref: name, attributes: { Arn: arnOf('iam', place, `role/${name}`) } };
  },
};

const PolicyProperties = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: Document,
  Roles: z.array(z.string()).min(1),
});
type PolicyProperties = z.infer<typeof PolicyProperties>;

export const policy: ResourceType<PolicyProperties> = {
  type: 'AWS::IAM::Policy',
  schema: PolicyProperties,
  leftOut: {},
  values: (resource) => ({ ref: resource.logicalId, attributes: {} }),
};
