import { describe, expect, test } from 'vitest';
import { answersOf } from './answers.ts';
import { vectors } from './builders.ts';

describe.each(vectors)('the known answers of wave $waveId', (vector) => {
  const { expected } = vector;
  const answers = answersOf(vector);

  test('demand, roots, wave root, seed and places are as given', () => {
    const { demand, regencyRoots, root, seed, places } = expected;

    expect(answers).toMatchObject({ demand, regencyRoots, root, seed, places });
  });

  test('the winners are as given, without strikes and with them', () => {
    expect(answers.winners).toEqual(expected.winners);
    expect(answers.winnersWithStruck).toEqual(expected.winnersWithStruck);
  });

  test('the proof is as given and leads to the root', () => {
    expect(answers.proof).toEqual(expected.proof);
  });
});
