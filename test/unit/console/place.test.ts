import { describe, expect, test } from 'vitest';
import { checkPlace, type PlaceQuestion, type PlaceReport } from '../../../console/source/proof/place.ts';
import { EvidenceUnreadable } from '../../../console/source/proof/source.ts';
import type { PlaceStep } from '../../../console/source/proof/steps.ts';
import { explainTicket } from '../../../shared/evidence/explain.ts';
import { vectors } from '../domain/draw/builders.ts';
import {
  listed,
  localWave,
  publishedKey,
  publishedWave,
  rewritten,
  sealed,
  sourceOf,
  type Files,
} from '../evidence/wave-evidence.ts';

const files = publishedWave();
const [wave] = vectors;
const waveId = wave?.waveId ?? '';
const applicants = Object.entries(wave?.applicants ?? {}).flatMap(([regency, lines]) =>
  lines.map(({ ticket }) => ({ regency, ticket })),
);
const [somebody = { regency: '', ticket: '' }] = applicants;
const keys = { keys: [publishedKey] };

const check = (evidence: Files, question: Partial<PlaceQuestion> = {}) =>
  checkPlace(sourceOf(evidence), { waveId, ...somebody, keys, ...question });

/** What each step came to, in short. */
const outcomes = ({ steps }: PlaceReport) => Object.fromEntries(steps.map(({ name, outcome }) => [name, outcome]));
const failed = ({ steps }: PlaceReport) => steps.find(({ outcome }) => outcome === 'failed');

test('every applicant is told the same as by the verifier, on a public beacon and on a development one', async () => {
  const met = new Set<string>();

  const questions = [files, localWave()].flatMap((evidence) => applicants.map((one) => ({ evidence, ...one })));
  for (const { evidence, ticket, regency } of questions) {
    const { finding, ...report } = await check(evidence, { ticket, regency });
    const expected = await explainTicket(sourceOf(evidence), ticket);
    if (finding?.list !== 'applicants' || expected.list !== 'applicants') throw new Error('An applicant is not found.');
    met.add(finding.outcome);
    expect(report.verdict).toBe('held');
    const beacon = evidence === files ? 'held' : 'noted';
    expect(outcomes(report)).toEqual(
      Object.fromEntries(report.steps.map(({ name }) => [name, name === 'beacon' ? beacon : 'held'])),
    );
    const { rank, outcome, score, places } = expected;
    expect(finding).toMatchObject({ regency, rank, outcome, score, places });
    expect(finding.reason).toBe(outcome === 'struck' ? 'deceased' : undefined);
  }

  expect([...met].sort()).toEqual(['household-full', 'not-selected', 'selected', 'struck']);
});

test('a check reads the files of one regency, where it is told which, and names them', async () => {
  const { steps } = await check(files);

  const read = new Set(steps.flatMap((step) => step.files));
  const { regency } = somebody;
  expect([...read].filter((path) => path.includes('/')).sort()).toEqual(
    [`applicants/${regency}.csv`, `excluded/${regency}.csv`, `winners/${regency}.csv`].sort(),
  );
});

test('without being told the regency, or told a wrong one, the ticket is found all the same', async () => {
  for (const regency of [undefined, '91.71']) {
    const { finding } = await check(files, { regency });

    expect(finding).toMatchObject({ list: 'applicants', regency: somebody.regency });
  }
});

test('an excluded ticket is told its reason, and no draw is made', async () => {
  const report = await check(files, { ticket: '90478028ef438a6a97f49f90788a9a40', regency: '32.73' });

  expect(report).toMatchObject({ verdict: 'held', finding: { list: 'excluded', regency: '32.73', reason: 'student' } });
  expect(outcomes(report)).toMatchObject({ proof: 'held', draw: 'left-out' });
});

test('a ticket that never was stands in neither list, after all regencies were searched', async () => {
  const searches: number[] = [];

  const report = await check(files, {
    ticket: '0'.repeat(32),
    regency: undefined,
    onSearch: ({ searched }) => searches.push(searched),
  });

  expect(report).toMatchObject({ verdict: 'held', finding: { list: 'neither', regencies: 5 } });
  expect(searches).toEqual([1, 2, 3, 4, 5]);
});

test('progress tells every step as it runs and as it ends', async () => {
  const told: (readonly PlaceStep[])[] = [];

  await check(files, { onSteps: (steps) => told.push(steps) });

  const running = told.map((steps) => steps.find(({ outcome }) => outcome === 'running')?.name);
  expect(running.filter((name) => name !== undefined)).toEqual(told.at(-1)?.map(({ name }) => name));
});

test('a development beacon, and evidence without keys, hold with a note', async () => {
  const local = await check(localWave());
  const unsigned = await check(files, { keys: undefined });

  expect(local).toMatchObject({ verdict: 'held', isDevelopment: true });
  expect(outcomes(local)['beacon']).toBe('noted');
  expect(outcomes(unsigned)['signature']).toBe('noted');
});

describe('a difference ends the check at its step, and no result is told', () => {
  const regency = somebody.regency;
  const flipped = (text: string) => text.replace(/[0-9a-f](?=\n)/, (digit) => (digit === '0' ? '1' : '0'));
  const cases: Record<string, [Files, string]> = {
    'a changed byte of the applicants': [rewritten(files, `applicants/${regency}.csv`, flipped), 'list'],
    'a changed byte of the winners': [rewritten(files, `winners/${regency}.csv`, flipped), 'draw'],
    'a changed manifest': [
      rewritten(files, 'manifest.json', (text) => text.replace('commitment', 'commitmeant')),
      'signature',
    ],
    'applicants exchanged and signed anew': [
      sealed(rewritten(files, `applicants/${regency}.csv`, (text) => text.replace(/,0\n/, ',1\n'))),
      'list',
    ],
    'winners exchanged and signed anew': [sealed(rewritten(files, `winners/${regency}.csv`, flipped)), 'draw'],
    'another seed, signed anew': [
      sealed(rewritten(files, 'result.json', (text) => text.replace(/("seed": ")../, '$1ff'))),
      'seed',
    ],
    'another randomness, signed anew': [
      sealed(rewritten(files, 'result.json', (text) => text.replace(/("randomness": ")../, '$1ff'))),
      'beacon',
    ],
    'a commitment that was changed and not signed again': [
      listed(rewritten(files, 'commitment.json', (text) => text.replace('15:59:00', '15:58:00'))),
      'commitment',
    ],
    'strikes sealed after the round': [publishedWave({ sealedAt: '2023-08-23T17:00:00.000Z' }), 'strikes'],
  };

  test.for(Object.entries(cases))('%s', async ([, [evidence, step]]) => {
    const report = await check(evidence);

    expect(report.verdict).toBe('failed');
    expect(report.finding).toBeUndefined();
    expect(failed(report)).toMatchObject({ name: step, fault: expect.stringMatching(/\.$/) as string });
  });

  test('the evidence of another wave', async () => {
    expect(failed(await check(files, { waveId: '2023-49' }))?.name).toBe('commitment');
  });
});

test('evidence that cannot be read says nothing about the draw', async () => {
  const { read } = sourceOf(files);
  const source = {
    read: (path: string) =>
      path.startsWith('applicants/')
        ? Promise.reject(new EvidenceUnreadable(`${path} could not be read.`))
        : read(path),
  };

  const report = await checkPlace(source, { waveId, ...somebody, keys });

  expect(report.verdict).toBe('unread');
  expect(outcomes(report)).toMatchObject({ seed: 'held', list: 'unread', draw: 'left-out' });
});
