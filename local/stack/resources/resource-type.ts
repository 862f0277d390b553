import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { Json } from '../../emulators/json.ts';
import type { Resource } from '../assembly.ts';
import { LOCAL_ACCOUNT, type ResourceValues } from '../intrinsics.ts';

/** Where the parts of the local stack answer, as far as templates speak of it. */
export interface Addresses {
  /** Base of queue URLs. */
  readonly queues: string;
  /** Base of the issuers of user pools. */
  readonly issuer: string;
  /** The HTTP API. */
  readonly api: string;
}

/** What a resource type needs to know to name its resources. */
export interface Place {
  readonly region: string;
  readonly addresses: Addresses;
  /** Works out a property that ought to be a text. */
  readonly text: (resource: Resource, value: Json) => string;
}

/** Reasons, by the path of the property (`Policy`, `Rule.Tags`, `Replicas[].Tags`), why the local stack does without it. */
export type LeftOut = Readonly<Record<string, string>>;

/**
 * A resource type that the local stack imitates. Every property is either in the schema, which is strict and so also
 * refuses values that are not imitated, or knowingly left out with the reason.
 */
export interface ResourceType<Properties> {
  readonly type: string;
  readonly schema: z.ZodType<Properties>;
  readonly leftOut: LeftOut;
  /** What `Ref` and `Fn::GetAtt` give. */
  readonly values: (resource: Resource, place: Place) => ResourceValues;
}

/** A resource of the template, worked out. */
export interface Planned<Properties> {
  readonly resource: Resource;
  readonly properties: Properties;
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The name that a property states, or one made of the stack and the logical id, as CloudFormation would make it. */
export const physicalName = (resource: Resource, place: Place, property: string, longest: number): string => {
  const stated = resource.properties[property];
  if (stated !== undefined) return place.text(resource, stated);
  const name = `${resource.stack}-${resource.logicalId}`;
  if (name.length <= longest) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, longest - 9)}-${digest}`;
};

/** A short identifier that is always the same for the same resource, for what AWS numbers by chance. */
export const fixedId = ({ stack, logicalId }: Resource, length: number): string =>
  createHash('sha256').update(`${stack}\0${logicalId}`).digest('hex').slice(0, length);

/** `arn:aws:<service>:<region>:<account>:<rest>`. */
export const arnOf = (service: string, { region }: Place, rest: string): string =>
  `arn:aws:${service}:${region}:${LOCAL_ACCOUNT}:${rest}`;

export const TAGS = 'Tags sort bills and have no effect.';
