import { Wave } from '../../../shared/domain/wave.ts';
import { mixedPeople } from '../enrolled-people.ts';
import { closedWave } from '../selection.ts';

/** The wave of the simulation: its draw is soon, so that few of the clock's rings pass until then. */
export const simulatedWave: Wave = Wave.parse({
  ...closedWave,
  drawAt: '2023-02-20T17:40:00.000Z',
  objectionWindowSeconds: 120,
});

/** Places are left over in one regency and wanting in others. */
export const simulatedQuota: Readonly<Record<string, number>> = { '11.01': 2, '11.02': 4, '32.01': 2, '51.71': 1 };

export const simulatedPeople = mixedPeople(simulatedWave, 36);
