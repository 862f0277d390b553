import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterOf, problemOfFilter } from '../../../local/stack/filters.ts';
import { failuresOf } from '../../../local/stack/batch-answer.ts';
import { routeOf } from '../../../local/stack/routes.ts';
import { intervalMillisecondsOf } from '../../../local/stack/schedules.ts';
import { throttleOf } from '../../../local/stack/throttle.ts';

describe('filters of event sources', () => {
  const passes = (rules: unknown, value?: string) =>
    filterOf(JSON.stringify({ image: { event: { S: rules } } }))({
      image: { event: value === undefined ? {} : { S: value } },
    });

  test.each([
    [['a', 'b'], 'b', true],
    [['a'], 'b', false],
    [['a'], undefined, false],
    [[{ exists: true }], 'a', true],
    [[{ exists: true }], undefined, false],
    [[{ exists: false }], undefined, true],
    [[{ prefix: 'thing.' }], 'thing.made', true],
    [[{ prefix: 'thing.' }], 'other.made', false],
    [[{ suffix: '.v1' }], 'thing.v1', true],
    [[{ 'anything-but': ['a', 'b'] }], 'b', false],
    [[{ 'anything-but': 'a' }], 'b', true],
    [[{ 'anything-but': { prefix: 'x' } }], 'xy', false],
    [[{ 'anything-but': 'a' }], undefined, false],
  ])('the rules %j let %s through: %s', (rules, value, expected) => {
    expect(passes(rules, value)).toBe(expected);
  });

  test('what is not imitated of a pattern is named', () => {
    expect(problemOfFilter('{"a":[{"numeric":[">",1]}]}')).toContain('numeric');
    expect(problemOfFilter('{"$or":[]}')).toContain('$or');
    expect(problemOfFilter('no')).toBe('the pattern is not JSON');
    expect(problemOfFilter('{"a":{"b":["c",{"exists":true}]}}')).toBeUndefined();
  });
});

describe('routes', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);

  test('a parameter takes any step whole, however it is encoded', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), word, (value, other) => {
        const routes = [{ key: `GET /${other}/{id}/end`, target: other }];

        const match = routeOf(routes, 'GET', `/${other}/${encodeURIComponent(value)}/end`);

        expect(match?.parameters).toEqual({ id: value });
      }),
    );
  });

  test('the most specific route wins, in whatever order the routes stand', () => {
    const keys = ['GET /a/{x}', 'GET /a/b', 'GET /a/{rest+}', 'ANY /a/b', '$default'];
    fc.assert(
      fc.property(fc.shuffledSubarray(keys, { minLength: keys.length }), (shuffled) => {
        const routes = shuffled.map((key) => ({ key, target: key }));
        const taken = (method: string, path: string) => routeOf(routes, method, path)?.route.key;

        expect(taken('GET', '/a/b')).toBe('GET /a/b');
        expect(taken('PUT', '/a/b')).toBe('ANY /a/b');
        expect(taken('GET', '/a/c')).toBe('GET /a/{x}');
        expect(taken('GET', '/a/c/d')).toBe('GET /a/{rest+}');
        expect(taken('GET', '/z')).toBe('$default');
      }),
    );
  });
});

describe('the answer of a batch', () => {
  const result = (answer: unknown) => ({ ok: true, requestId: '1', answer: JSON.stringify(answer) }) as const;
  const reported = (...identifiers: string[]) =>
    result({ batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })) });

  test('what is reported has failed, and all when a name is unknown or the function threw', () => {
    const thrown = { ok: false, requestId: '1', error: { errorType: 'Error', errorMessage: '' } } as const;

    expect(failuresOf(reported('a'), ['a', 'b'], true)).toEqual(new Set(['a']));
    expect(failuresOf(reported('z'), ['a', 'b'], true)).toEqual(new Set(['a', 'b']));
    expect(failuresOf(thrown, ['a', 'b'], true)).toEqual(new Set(['a', 'b']));
  });

  test('nothing has failed when nothing is reported or the mapping does not ask', () => {
    expect(failuresOf(result(null), ['a'], true)).toEqual(new Set());
    expect(failuresOf(reported('a'), ['a'], false)).toEqual(new Set());
  });
});

describe('limits and intervals', () => {
  test('a throttle lets through its burst at once, and its rate on the whole', () => {
    let now = 0;
    const throttle = throttleOf(10, 5, () => now);
    const passed = (requests: number) => Array.from({ length: requests }, throttle).filter(Boolean).length;

    const first = passed(20);
    now += 200;

    expect([first, passed(20)]).toEqual([5, 2]);
  });

  test.each([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(1 hour)', 3_600_000],
    ['rate(2 days)', 172_800_000],
  ])('%s is %i milliseconds', (expression, milliseconds) => {
    expect(intervalMillisecondsOf(expression)).toBe(milliseconds);
  });
});
