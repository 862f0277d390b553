import * as z from 'zod';
import type { QueueName } from '../../events/routes.ts';
import { access } from '../../shared/domain/access/index.ts';

/**
 * What comes upon the programme on its worst days, as data. Every number says where it is from and how sure it is, so that
 * whoever knows better changes one line.
 */

/**
 * How sure a number is: of an official text or page; of the press that quotes an official; inferred from such numbers;
 * measured or set by this project; or assumed, for want of anything better.
 */
const Certainty = z.enum(['official', 'press', 'inferred', 'own', 'assumed']);

const known = { certainty: Certainty, source: z.string().min(10) };

/** A number, with its unit and where it is from. */
export const Figure = z.strictObject({ value: z.number().nonnegative(), unit: z.string().min(1), ...known });
export type Figure = z.infer<typeof Figure>;

const weights = (count: number) =>
  z
    .array(z.number().nonnegative())
    .length(count)
    .refine((all) => all.some((weight) => weight > 0));

/** How what comes is spread over the time of a load. */
export const Curve = z.discriminatedUnion('kind', [
  /** Evenly within each piece, which has a share of the whole. */
  z.strictObject({
    kind: z.literal('pieces'),
    pieces: z.array(z.strictObject({ seconds: z.int().positive(), share: z.number().nonnegative() })).min(1),
    ...known,
  }),
  /** All at once at the beginning, half as many each time so many seconds have passed; or mirrored, toward the end. */
  z.strictObject({ kind: z.enum(['decay', 'rise']), halfLifeSeconds: z.number().positive(), ...known }),
  /** By the hour of the day in WIB, over days of different weight. */
  z.strictObject({
    kind: z.literal('days'),
    /** The hour (0 to 23, WIB) at which the load begins. */
    beginsAtHour: z.int().min(0).max(23),
    hours: weights(24),
    days: z.array(z.number().nonnegative()).min(1),
    ...known,
  }),
]);
export type Curve = z.infer<typeof Curve>;

/** What is asked: a route of the API, or what a queue has to do without anybody asking. */
export type Target = keyof typeof access | `queue ${QueueName}`;
const Target = z.custom<Target>(
  (value) => typeof value === 'string' && (value in access || /^queue [A-Z][A-Za-z]+$/.test(value)),
  'There is no such route.',
);

/** What people do by themselves: so many, spread over the time of the load. */
const Flow = z.strictObject({ target: Target, count: Figure, curve: Curve });

/** What follows from a flow: the same page asks again, so many seconds after it, for each that came. */
const Follow = z.strictObject({
  target: Target,
  after: Target,
  delaySeconds: z.array(z.int().nonnegative()).min(1),
  ...known,
});

export const Load = z
  .strictObject({
    name: z.string().regex(/^[a-z-]+$/),
    title: z.string().min(1),
    seconds: z.int().positive(),
    flows: z.array(Flow).min(1),
    follows: z.array(Follow),
  })
  .refine(({ flows, follows }) => follows.every(({ after }) => flows.some(({ target }) => target === after)), {
    message: 'What follows has to follow something.',
  })
  .refine(({ flows }) => new Set(flows.map(({ target }) => target)).size === flows.length, {
    message: 'A target has one flow.',
  });
export type Load = z.infer<typeof Load>;

/** A load whose targets and curves the compiler knows. @throws ZodError where its numbers do not hold together. */
export const loadOf = (load: z.input<typeof Load>): Load => Load.parse(load);
