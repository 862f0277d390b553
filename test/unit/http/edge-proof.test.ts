import '../../support/environment.ts';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { functions } from '../../../infra/functions.ts';
import { edgeCheck, edgeProofHeader } from '../../../shared/http/edge-proof.ts';
import { functionContext, gatewayEvent } from '../../support/gateway-event.ts';

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const outcome = (hashes: readonly string[], headers: Record<string, string | undefined>): string =>
  edgeCheck(hashes)(headers) ? 'let through' : 'not-through-edge';

describe('the proof of the edge', () => {
  test('is the secret behind one of the hashes, of which two are live while it is exchanged', () => {
    const hashes = [hashOf('old'), hashOf('new')];

    expect(outcome(hashes, { [edgeProofHeader]: 'old' })).toBe('let through');
    expect(outcome(hashes, { [edgeProofHeader]: 'new' })).toBe('let through');
    expect(outcome([hashOf('new')], { [edgeProofHeader]: 'old' })).toBe('not-through-edge');
  });

  test.each([{}, { [edgeProofHeader]: '' }, { [edgeProofHeader]: hashOf('new') }, { [edgeProofHeader]: 'new,new' }])(
    'is not %j',
    (headers) => {
      expect(outcome([hashOf('new')], headers)).toBe('not-through-edge');
    },
  );

  test('is asked of nobody where there is no edge', () => {
    expect(outcome([], {})).toBe('let through');
  });
});

const Module = z.object({
  handler: z.custom<(event: object, context: object) => Promise<unknown>>((value) => typeof value === 'function'),
});
const Answered = z.object({ statusCode: z.number(), body: z.string() });

describe('with an edge, the function of every route', () => {
  const served = functions.filter(({ trigger }) => 'route' in trigger);
  let answers: [string, number, boolean][];
  beforeAll(async () => {
    vi.stubEnv('EDGE_PROOF_HASHES', hashOf('the secret'));
    vi.resetModules();
    answers = await Promise.all(
      served.map(async ({ file }): Promise<[string, number, boolean]> => {
        const path = join(import.meta.dirname, '..', '..', '..', 'functions', `${file}.ts`);
        const { handler } = Module.parse(await import(path));
        // The addresses of the environment lead nowhere: whatever did more than refuse would fail, or hang.
        const answer = await handler(gatewayEvent({ claims: { sub: 'somebody' } }), functionContext());
        const { statusCode, body } = Answered.parse(answer);
        return [file, statusCode, body.includes('not-through-edge')];
      }),
    );
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  test('refuses what did not come through it, before it looks at anything else', () => {
    expect(answers).toEqual(served.map(({ file }) => [file, 403, true]));
  });

  test('does not start with hashes that are none, so that a bad deployment fails before its first request', async () => {
    vi.stubEnv('EDGE_PROOF_HASHES', 'not-a-hash');
    vi.resetModules();

    await expect(import('../../../shared/http/edge-proof.ts')).rejects.toThrow('EDGE_PROOF_HASHES');
  });
});
