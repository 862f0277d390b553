import { S3Client } from '@aws-sdk/client-s3';
import { evidenceStore, type EvidenceStore } from '../evidence/store.ts';
import { addingTo, listingOf } from './bucket.ts';

/** The part `audit/` of the evidence bucket: every object is written once and locked. */
export interface AuditStore extends Pick<EvidenceStore, 'putOnce' | 'read' | 'link'> {
  /** Writes an object whose name follows from its bytes. */
  readonly add: (path: string, body: Buffer) => Promise<void>;
  /** The paths that begin so, in the order of their names; no more than `most`, if it is given. */
  readonly list: (prefix: string, most?: number) => Promise<string[]>;
}

/** The store in a bucket, with the rights that {@link evidenceStore} asks for, and s3:ListBucket to list. */
export const auditStore = (bucket: string, client = new S3Client({})): AuditStore => {
  const evidence = evidenceStore(bucket, client);
  return {
    putOnce: (...call) => evidence.putOnce(...call),
    read: (path) => evidence.read(path),
    link: (...call) => evidence.link(...call),
    add: addingTo(bucket, client),
    list: listingOf(bucket, client),
  };
};
