import * as z from 'zod';
import { physicalName, TAGS, type ResourceType } from './resource-type.ts';

const ACCESS = 'No rights are checked locally.';
const AT_REST = 'Nothing is kept at rest locally.';

const BucketProperties = z.strictObject({
  BucketName: z.string().optional(),
  ObjectLockEnabled: z.boolean().optional(),
  ObjectLockConfiguration: z
    .strictObject({
      ObjectLockEnabled: z.literal('Enabled').optional(),
      Rule: z.strictObject({
        DefaultRetention: z.strictObject({ Mode: z.enum(['GOVERNANCE', 'COMPLIANCE']), Days: z.number() }),
      }),
    })
    .optional(),
  CorsConfiguration: z
    .strictObject({
      CorsRules: z.array(
        z.strictObject({
          AllowedMethods: z.array(z.enum(['GET', 'HEAD'])),
          AllowedOrigins: z.tuple([z.literal('*')]),
          MaxAge: z.number().optional(),
        }),
      ),
    })
    .optional(),
});
type BucketProperties = z.infer<typeof BucketProperties>;

export const bucket: ResourceType<BucketProperties> = {
  type: 'AWS::S3::Bucket',
  schema: BucketProperties,
  leftOut: {
    VersioningConfiguration: 'A locked object is refused a second version; elsewhere only the last one is kept.',
    BucketEncryption: AT_REST,
    PublicAccessBlockConfiguration: ACCESS,
    OwnershipControls: ACCESS,
    AccessControl: ACCESS,
    LoggingConfiguration: 'The local stack keeps no access log.',
    LifecycleConfiguration: 'A local stack does not live for days.',
    Tags: TAGS,
  },
  values: (resource, place) => {
    const name = physicalName(resource, place, 'BucketName', 63).toLowerCase();
    const domain = `${name}.s3.${place.region}.amazonaws.com`;
    return { ref: name, attributes: { Arn: `arn:aws:s3:::${name}`, DomainName: domain, RegionalDomainName: domain } };
  },
};
