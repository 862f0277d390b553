import { expect, test } from 'vitest';
import { leafHash, verifyAuditPath } from '../../../shared/domain/draw/merkle.ts';
import { explainTicket, type TicketExplanation } from '../../../shared/evidence/explain.ts';
import { vectors } from '../domain/draw/builders.ts';
import { localWave, sourceOf } from './wave-evidence.ts';

const files = localWave();
const [wave] = vectors;
const applicants = Object.values(wave?.applicants ?? {}).flat();
const explained = (ticket: string) => explainTicket(sourceOf(files), ticket);

const isProven = (explanation: TicketExplanation) => {
  if (explanation.list === 'neither') return false;
  const { line, leafIndex, size, proof, root } = explanation;
  return verifyAuditPath({ leafHash: leafHash(line).toString('hex'), index: leafIndex, size, path: proof, root });
};

test('every applicant is told line, proof, score, rank and the reason', async () => {
  const reasons = {
    selected: /^Selected: rank \d+/,
    'not-selected': /^Not selected: rank \d+/,
    'household-full': /household/,
    struck: /^Struck: rank \d+ of 23; .*deceased, list dukcapil-3/,
  };
  const met = new Set<string>();

  for (const { ticket } of applicants) {
    const explanation = await explained(ticket);
    if (explanation.list !== 'applicants') throw new Error('An applicant was not found among the applicants.');
    met.add(explanation.outcome);
    expect(explanation.why).toMatch(reasons[explanation.outcome]);
    expect(isProven(explanation)).toBe(true);
    const winners = files.get(`winners/${explanation.regency}.csv`)?.toString() ?? '';
    const { rank, score } = explanation;
    expect(winners.includes(`${ticket},${rank},${score}\n`)).toBe(explanation.outcome === 'selected');
  }

  expect([...met].sort()).toEqual(['household-full', 'not-selected', 'selected', 'struck']);
});

test('an excluded ticket is told its reason and list, with its proof', async () => {
  const explanation = await explained('90478028ef438a6a97f49f90788a9a40');

  expect(explanation).toMatchObject({
    list: 'excluded',
    regency: '32.73',
    why: 'Excluded before the draw: student, by the list emis-7.',
  });
  expect(isProven(explanation)).toBe(true);
});

test('a ticket in neither list is named as what it would be', async () => {
  expect(await explained('0'.repeat(32))).toMatchObject({ list: 'neither' });
});
