import { describe, expect, test } from 'vitest';
import {
  decidedDecision,
  DecisionKind,
  mustBeDue,
  proposedDecision,
  runDecidedOn,
  Verdict,
  WaveDecision,
  type DecisionContext,
} from '../../../shared/domain/wave-decision.ts';
import { Refusal } from '../../../shared/errors.ts';
import { closedWave } from '../../support/selection.ts';

const at = new Date('2023-02-25T03:00:00.000Z');
const { waveId } = closedWave;
const proposal = { waveId, kind: 'call', run: 1, reason: 'Ada tempat kosong.', proposedBy: 'siti' } as const;

/** The code of the refusal, or `due`. */
const outcomeOf = (decide: () => unknown): string => {
  try {
    decide();
    return 'due';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('a proposal', () => {
  test('has a number that follows from what it says, and not from when', () => {
    const decision = proposedDecision(proposal, at);

    const again = proposedDecision(proposal, new Date(0));
    const others = [
      { ...proposal, kind: 'redraw' as const },
      { ...proposal, run: 2 },
      { ...proposal, reason: 'Lain.' },
      { ...proposal, proposedBy: 'rina' },
    ].map((other) => proposedDecision(other, at).decisionId);

    expect(again.decisionId).toBe(decision.decisionId);
    expect(new Set([decision.decisionId, ...others]).size).toBe(5);
    expect(WaveDecision.parse(decision)).toMatchObject({ status: 'open', proposedAt: at.toISOString() });
  });
});

describe('a verdict', () => {
  const decision = proposedDecision(proposal, at);

  test.each(Verdict.options)('to %s is another person’s, and is given once', (verdict) => {
    const decided = decidedDecision(decision, { verdict, decidedBy: 'agus', at });

    expect(WaveDecision.parse(decided)).toMatchObject({
      status: { approve: 'approved', reject: 'rejected' }[verdict],
      decidedBy: 'agus',
    });
    expect(outcomeOf(() => decidedDecision(decision, { verdict, decidedBy: 'siti', at }))).toBe('decision-own');
    expect(outcomeOf(() => decidedDecision(decided, { verdict, decidedBy: 'dewi', at }))).toBe('decision-closed');
  });
});

describe('what there is to decide', () => {
  const announcedAt = '2023-02-21T03:00:00.000Z';
  const published = {
    ...closedWave,
    progress: 'published',
    publishedRun: 1,
    announcedAt,
    waitingListDays: 10,
  } as const;
  const context = (fields: Partial<DecisionContext> = {}): DecisionContext => ({
    wave: published,
    isHeld: false,
    hasFreedPlace: true,
    ...fields,
  });

  test.each([
    ['a published wave with a free place', context(), ['draw-not-held', 'due', 'due']],
    [
      'a wave that is not published',
      context({ wave: closedWave }),
      ['draw-not-held', 'result-not-published', 'result-not-published'],
    ],
    [
      'a wave whose draw is held',
      context({ wave: { ...closedWave, progress: 'selecting' }, isHeld: true }),
      ['due', 'result-not-published', 'result-not-published'],
    ],
    [
      'a wave of which a redraw is held',
      context({ wave: { ...published, openRun: 2 }, isHeld: true }),
      ['due', 'run-under-way', 'run-under-way'],
    ],
    ['a wave without a free place', context({ hasFreedPlace: false }), ['draw-not-held', 'due', 'no-place-freed']],
    [
      'a wave without a waiting list',
      context({ wave: { ...published, waitingListDays: 0 } }),
      ['draw-not-held', 'due', 'waiting-list-over'],
    ],
    [
      'a wave whose places were recovered',
      context({ wave: { ...published, recoveredThrough: announcedAt } }),
      ['draw-not-held', 'places-recovered', 'places-recovered'],
    ],
    [
      'a wave whose keys are destroyed',
      context({ wave: { ...published, keysDestroyedAt: announcedAt } }),
      ['draw-not-held', 'wave-keys-destroyed', 'wave-keys-destroyed'],
    ],
  ] as const)('of %s', (_, found, outcomes) => {
    expect(
      DecisionKind.options.map((kind) =>
        outcomeOf(() => {
          mustBeDue(kind, found, at);
        }),
      ),
    ).toEqual(outcomes);
  });

  test('is about the run that is held, or else the newest', () => {
    const wave = { ...published, drawRun: 2, lastRun: 4 };

    expect(DecisionKind.options.map((kind) => runDecidedOn(kind, wave))).toEqual([2, 4, 4]);
  });
});
