import { createPublicKey, randomBytes, verify } from 'node:crypto';
import {
  DecryptCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  ListKeysCommand,
  SignCommand,
} from '@aws-sdk/client-kms';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAwsCalls } from '../../../local/emulators/aws-calls.ts';
import { credentials } from '../../../local/emulators/aws-json.ts';
import type { LocalServer } from '../../../local/emulators/http.ts';
import { kms, type KmsKey } from '../../../local/emulators/kms.ts';
import { startMessaging, type Messaging } from '../../../local/emulators/messaging.ts';
import { startS3Gate, type S3Gate } from '../../../local/emulators/s3-gate.ts';
import { secretsManager } from '../../../local/emulators/secrets.ts';

const region = 'ap-southeast-3';

describe('S3 behind its gate', () => {
  let engine: Messaging;
  let gate: S3Gate;
  let s3: S3Client;

  beforeAll(async () => {
    engine = await startMessaging(region);
    const buckets = [
      { name: 'plain', isReadByPages: true },
      { name: 'locked', lockDays: 1, lockMode: 'GOVERNANCE' as const },
    ];
    for (const { name } of buckets) engine.createBucket(name);
    gate = await startS3Gate(`http://127.0.0.1:${engine.port}`, buckets);
    s3 = new S3Client({ region, credentials, endpoint: gate.url });
  });
  afterAll(async () => {
    s3.destroy();
    await gate.stop();
    await engine.stop();
  });

  const put = (Bucket: string, Key: string, Body: string | Buffer, IfNoneMatch?: string) =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body, ...(IfNoneMatch !== undefined && { IfNoneMatch }) }));
  const read = async (Bucket: string, Key: string, Range?: string) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, ...(Range !== undefined && { Range }) }));
    return Body?.transformToString();
  };
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (fault: unknown) => fault,
    );

  test('of many writers who ask for a new key one writes, and the others meet 412', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => put('locked', 'once.json', String(index), '*')),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(refused[0]).toMatchObject({ name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } });
  });

  test('a locked object is neither overwritten nor removed, and says until when', async () => {
    await put('locked', 'kept.txt', 'first', '*');

    const overwritten = await failure(put('locked', 'kept.txt', 'second'));
    const removed = await failure(s3.send(new DeleteObjectCommand({ Bucket: 'locked', Key: 'kept.txt' })));
    const head = await s3.send(new HeadObjectCommand({ Bucket: 'locked', Key: 'kept.txt' }));

    expect(overwritten).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('Object Lock') as string,
    });
    expect(removed).toMatchObject({ name: 'AccessDenied' });
    expect(await read('locked', 'kept.txt')).toBe('first');
    expect(head).toMatchObject({ ContentLength: 5, ObjectLockMode: 'GOVERNANCE' });
    expect(head.ObjectLockRetainUntilDate?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  });

  test('a page of any origin reads what a link leads to, where the bucket says so', async () => {
    await put('plain', 'for-pages.txt', 'evidence');
    await put('locked', 'not-for-pages.txt', 'sealed', '*');
    const headers = { origin: 'https://pages.example' };
    const answerTo = async (Bucket: string, Key: string) =>
      fetch(await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key })), { headers });

    const [open, closed] = [await answerTo('plain', 'for-pages.txt'), await answerTo('locked', 'not-for-pages.txt')];

    expect([await open.text(), open.headers.get('access-control-allow-origin')]).toEqual(['evidence', '*']);
    expect([closed.status, closed.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });

  test('in a bucket without a lock an object is overwritten and removed', async () => {
    await put('plain', 'a.txt', 'first');
    await put('plain', 'a.txt', 'second');
    const before = await read('plain', 'a.txt');

    await s3.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'a.txt' }));

    expect(before).toBe('second');
    expect(await failure(read('plain', 'a.txt'))).toMatchObject({ name: 'NoSuchKey' });
  });

  test('a range is read, and a listing goes by prefix and page', async () => {
    for (const name of ['b/1', 'b/2', 'b/3', 'c/1']) await put('plain', name, `body of ${name}`);

    const first = await s3.send(new ListObjectsV2Command({ Bucket: 'plain', Prefix: 'b/', MaxKeys: 2 }));
    const second = await s3.send(
      new ListObjectsV2Command({
        Bucket: 'plain',
        Prefix: 'b/',
        MaxKeys: 2,
        ContinuationToken: first.NextContinuationToken,
      }),
    );

    expect(await read('plain', 'b/2', 'bytes=8-10')).toBe('b/2');
    expect([first, second].flatMap(({ Contents }) => Contents?.map(({ Key }) => Key))).toEqual(['b/1', 'b/2', 'b/3']);
  });

  test('an object longer than the engine takes at once is kept whole', async () => {
    const body = randomBytes(20 * 1024 * 1024);

    await put('locked', 'applicants/32.01.csv', body, '*');

    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'locked', Key: 'applicants/32.01.csv' }));
    expect(body.equals(Buffer.from((await Body?.transformToByteArray()) ?? []))).toBe(true);
  });

  test('a presigned link opens its object only, unchanged and until it expires', async () => {
    await put('plain', 'evidence/result (1).json', '{}');
    const command = new GetObjectCommand({ Bucket: 'plain', Key: 'evidence/result (1).json' });
    const link = await getSignedUrl(s3, command, { expiresIn: 60 });
    const old = await getSignedUrl(s3, command, { expiresIn: 60, signingDate: new Date(Date.now() - 61_000) });

    const [opened, forged, expired, unsigned] = await Promise.all(
      [link, link.replace('result', 'secret'), old, `${gate.url}/plain/evidence/result`].map((url) => fetch(url)),
    );

    expect([opened?.status, await opened?.text()]).toEqual([200, '{}']);
    expect([forged?.status, await forged?.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')]);
    expect([expired?.status, await expired?.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
    expect(unsigned?.status).toBe(403);
  });

  describe('a presigned address to put an object', () => {
    const path = 'completions/partner/notices.ndjson';
    const command = new PutObjectCommand({ Bucket: 'plain', Key: path });
    const body = '{"redeemCode":"A"}\n{"redeemCode":"B"}\n';
    const upload = (url: string, init: RequestInit = {}) => fetch(url, { method: 'PUT', body, ...init });
    const outcome = async (response: Response) => [response.status, await response.text()];

    let signer: S3Client;
    beforeAll(() => {
      signer = new S3Client({
        region,
        credentials,
        endpoint: gate.url,
        requestChecksumCalculation: 'WHEN_REQUIRED',
      });
    });
    afterAll(() => {
      signer.destroy();
    });

    test('takes an upload of anybody who has it, whatever the type of the file', async () => {
      const address = await getSignedUrl(signer, command, { expiresIn: 60 });

      const uploaded = await upload(address, { headers: { 'content-type': 'application/x-ndjson' } });

      expect(await outcome(uploaded)).toEqual([200, '']);
      expect(await read('plain', path)).toBe(body);
    });

    test('is good for its own object only, for putting only, and until it expires', async () => {
      const address = await getSignedUrl(signer, command, { expiresIn: 60 });
      const old = await getSignedUrl(signer, command, { expiresIn: 60, signingDate: new Date(Date.now() - 61_000) });
      const toRead = await getSignedUrl(signer, new GetObjectCommand({ Bucket: 'plain', Key: path }), {
        expiresIn: 60,
      });

      const forged = await upload(address.replace('partner', 'another'));
      const read = await fetch(address);
      const written = await upload(toRead);
      const expired = await upload(old);

      for (const refused of [forged, read, written]) {
        expect(await outcome(refused)).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')]);
      }
      expect(await outcome(expired)).toEqual([403, expect.stringContaining('Request has expired')]);
    });

    test('is of no use where it states the checksum of another body', async () => {
      const address = await getSignedUrl(s3, command, { expiresIn: 60 });

      const uploaded = await upload(address);

      expect(new URL(address).searchParams.get('x-amz-checksum-crc32')).toBe('AAAAAA==');
      expect(await outcome(uploaded)).toEqual([400, expect.stringContaining('BadDigest')]);
    });
  });

  test('other credentials and unknown buckets are refused, and calls that are not imitated by name', async () => {
    const stranger = new S3Client({
      region,
      credentials: { accessKeyId: credentials.accessKeyId, secretAccessKey: 'other' },
      endpoint: gate.url,
    });

    const forged = await failure(stranger.send(new GetObjectCommand({ Bucket: 'plain', Key: 'a' })));
    const unknown = await failure(s3.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'a' })));
    const retention = await failure(
      s3.send(
        new PutObjectRetentionCommand({
          Bucket: 'locked',
          Key: 'a',
          Retention: { Mode: 'GOVERNANCE', RetainUntilDate: new Date() },
        }),
      ),
    );
    const copy = await failure(s3.send(new CopyObjectCommand({ Bucket: 'plain', Key: 'b', CopySource: 'plain/a' })));

    expect(forged).toMatchObject({ name: 'SignatureDoesNotMatch' });
    expect(unknown).toMatchObject({ name: 'NoSuchBucket' });
    expect(retention).toMatchObject({
      $metadata: { httpStatusCode: 501 },
      message: expect.stringContaining('retention') as string,
    });
    expect(copy).toMatchObject({
      $metadata: { httpStatusCode: 501 },
      message: expect.stringContaining('CopyObject') as string,
    });
  });
});

describe('KMS and Secrets Manager', () => {
  const dataKey: KmsKey = {
    id: '1111',
    arn: `arn:aws:kms:${region}:000000000000:key/1111`,
    spec: 'SYMMETRIC_DEFAULT',
    aliases: ['alias/data'],
  };
  const signingKey: KmsKey = {
    id: '2222',
    arn: `arn:aws:kms:${region}:000000000000:key/2222`,
    spec: 'ECC_NIST_P256',
    aliases: [],
  };
  const secrets = [
    { name: 'registry', arn: 'arn:registry', template: '{}', key: 'apiKey' },
    { name: 'stated', arn: 'arn:stated', value: 'as it is' },
  ];
  const servers: LocalServer[] = [];
  const clients = async (seed: string) => {
    const server = await startAwsCalls({
      TrentService: kms([dataKey, signingKey], Buffer.from(seed)),
      secretsmanager: secretsManager(secrets, Buffer.from(seed)),
    });
    servers.push(server);
    const settings = { region, credentials, endpoint: server.url, maxAttempts: 1 };
    return { kms: new KMSClient(settings), secrets: new SecretsManagerClient(settings) };
  };
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  test('a data key is opened under its encryption context and under no other', async () => {
    const { kms: client } = await clients('one');
    const EncryptionContext = { purpose: 'wave', waveId: '2023-48' };
    const made = await client.send(
      new GenerateDataKeyCommand({ KeyId: 'alias/data', KeySpec: 'AES_256', EncryptionContext }),
    );

    const opened = await client.send(
      new DecryptCommand({
        CiphertextBlob: made.CiphertextBlob,
        EncryptionContext: { waveId: '2023-48', purpose: 'wave' },
      }),
    );
    const other = client.send(
      new DecryptCommand({
        CiphertextBlob: made.CiphertextBlob,
        EncryptionContext: { purpose: 'wave', waveId: '2023-49' },
      }),
    );

    expect(opened.Plaintext).toEqual(made.Plaintext);
    expect(made.Plaintext).toHaveLength(32);
    await expect(other).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
  });

  test('what is encrypted is decrypted, and what was changed on the way is not', async () => {
    const { kms: client } = await clients('one');
    const { CiphertextBlob = new Uint8Array() } = await client.send(
      new EncryptCommand({ KeyId: dataKey.arn, Plaintext: Buffer.from('text') }),
    );
    const changed = CiphertextBlob.with(-1, (CiphertextBlob.at(-1) ?? 0) ^ 1);

    const { Plaintext } = await client.send(new DecryptCommand({ CiphertextBlob }));

    expect(Buffer.from(Plaintext ?? []).toString()).toBe('text');
    await expect(client.send(new DecryptCommand({ CiphertextBlob: changed }))).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  });

  test('a key that is disabled does nothing until it is enabled', async () => {
    const { kms: client } = await clients('one');
    const KeyId = dataKey.arn;
    const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from('text') }));

    await client.send(new DisableKeyCommand({ KeyId: 'alias/data' }));
    for (const sent of [
      client.send(new DecryptCommand({ CiphertextBlob })),
      client.send(new EncryptCommand({ KeyId, Plaintext: Buffer.from('text') })),
    ])
      await expect(sent).rejects.toMatchObject({ name: 'DisabledException' });
    await client.send(new GetPublicKeyCommand({ KeyId: signingKey.arn }));
    await client.send(new EnableKeyCommand({ KeyId }));

    const { Plaintext } = await client.send(new DecryptCommand({ CiphertextBlob }));
    expect(Buffer.from(Plaintext ?? []).toString()).toBe('text');
  });

  test('a signature over a message or its digest holds against the public key', async () => {
    const { kms: client } = await clients('one');
    const message = Buffer.from('a receipt');
    const digest = await crypto.subtle.digest('SHA-256', message);
    const sign = { KeyId: signingKey.arn, SigningAlgorithm: 'ECDSA_SHA_256' } as const;

    const { PublicKey = new Uint8Array() } = await client.send(new GetPublicKeyCommand({ KeyId: signingKey.arn }));
    const raw = await client.send(new SignCommand({ ...sign, Message: message, MessageType: 'RAW' }));
    const digested = await client.send(
      new SignCommand({ ...sign, Message: new Uint8Array(digest), MessageType: 'DIGEST' }),
    );

    const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
    expect(verify('sha256', message, key, raw.Signature ?? new Uint8Array())).toBe(true);
    expect(verify('sha256', message, key, digested.Signature ?? new Uint8Array())).toBe(true);
    expect(verify('sha256', Buffer.from('another'), key, raw.Signature ?? new Uint8Array())).toBe(false);
  });

  test('the same seed gives the same keys, signatures and secrets, and another seed others', async () => {
    const told = async (seed: string) => {
      const { kms: client, secrets: secretClient } = await clients(seed);
      const { Plaintext } = await client.send(new GenerateDataKeyCommand({ KeyId: '1111', NumberOfBytes: 32 }));
      const { Signature } = await client.send(
        new SignCommand({ KeyId: '2222', Message: Buffer.from('m'), SigningAlgorithm: 'ECDSA_SHA_256' }),
      );
      const { SecretString } = await secretClient.send(new GetSecretValueCommand({ SecretId: 'arn:registry' }));
      return JSON.stringify([
        Buffer.from(Plaintext ?? []).toString('hex'),
        Buffer.from(Signature ?? []).toString('hex'),
        SecretString,
      ]);
    };

    const [first, again, other] = [await told('one'), await told('one'), await told('two')];

    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  test('a wrong key, an unknown secret and a call that is not imitated are refused by name', async () => {
    const { kms: client, secrets: secretClient } = await clients('one');

    await expect(client.send(new GenerateDataKeyCommand({ KeyId: 'nowhere' }))).rejects.toMatchObject({
      name: 'NotFoundException',
    });
    await expect(
      client.send(new SignCommand({ KeyId: '1111', Message: Buffer.from('m'), SigningAlgorithm: 'ECDSA_SHA_256' })),
    ).rejects.toMatchObject({ name: 'InvalidKeyUsageException' });
    await expect(client.send(new ListKeysCommand({}))).rejects.toThrow(
      'does not imitate the call TrentService.ListKeys',
    );
    await expect(secretClient.send(new GetSecretValueCommand({ SecretId: 'nowhere' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    expect((await secretClient.send(new GetSecretValueCommand({ SecretId: 'stated' }))).SecretString).toBe('as it is');
  });
});
