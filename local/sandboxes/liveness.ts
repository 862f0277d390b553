import * as z from 'zod';
import { malformed, type Answer, type Call, type Service } from './server.ts';

const Check = z.strictObject({ subject: z.string().regex(/^[0-9a-f]{32}$/), sample: z.base64().min(1) });
const Outcome = z.strictObject({ outcome: z.enum(['passed', 'failed']) });
type Outcome = z.infer<typeof Outcome>['outcome'];

/** A picture that holds these bytes anywhere, in a comment say, fails whatever else is set. */
export const failingMark = 'LIVENESS-FAILS';

const other = { passed: 'failed', failed: 'passed' } as const satisfies Record<Outcome, Outcome>;

/** The check of faces: every face passes, unless told otherwise or by its mark. */
export const livenessService = (): Service => {
  let usual: Outcome = 'passed';
  const counted = { passed: 0, failed: 0 };

  const outcomeOf = (sample: string): Outcome =>
    Buffer.from(sample, 'base64').includes(failingMark) ? 'failed' : usual;

  const check = (call: Call, judge: (sample: string) => Outcome): Answer | undefined => {
    if (call.method !== 'POST' || call.path !== '/v1/liveness-checks') return undefined;
    const question = Check.safeParse(call.body);
    if (!question.success) return { status: 400, body: { message: 'The question is malformed.' } };
    const outcome = judge(question.data.sample);
    counted[outcome] += 1;
    return { status: 200, body: { outcome } };
  };

  return {
    name: 'liveness',
    keyNeeded: true,
    answer: (call) => check(call, outcomeOf),
    untrue: (call) => check(call, (sample) => other[outcomeOf(sample)]),
    admin({ method, path, body }) {
      if (method !== 'PUT' || path !== 'outcome') return undefined;
      const wanted = Outcome.safeParse(body);
      if (!wanted.success) return malformed(wanted.error);
      usual = wanted.data.outcome;
      return { status: 200, body: { outcome: usual } };
    },
    statistics: () => ({ ...counted }),
  };
};
