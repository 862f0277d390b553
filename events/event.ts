import * as z from 'zod';

/** An instant: ISO 8601 in UTC with milliseconds, such as `2023-02-17T12:00:00.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 });

/** 32 hexadecimal digits that stand for one signed-in person; derived from the token's subject, never from personal data. */
export const ApplicantId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'ApplicantId'>();
export type ApplicantId = z.infer<typeof ApplicantId>;

/** The number of a wave (gelombang): the year and the number, such as `2023-48`. */
export const WaveId = z
  .string()
  .regex(/^20\d{2}-[0-9a-z]{1,12}$/)
  .brand<'WaveId'>();
export type WaveId = z.infer<typeof WaveId>;

/** A person's ticket in one wave: 32 hexadecimal digits. */
export const Ticket = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'Ticket'>();
export type Ticket = z.infer<typeof Ticket>;

/**
 * The number of the request, or of the run of a schedule, that something came of. What happened earlier has none, and one
 * that cannot be read is no reason to lose an event.
 */
const CorrelationId = z.string().optional().catch(undefined);

/**
 * What an item of the table says happened. State and event are written in one transaction (or are one item), and the
 * table's stream carries the event to the queue of its readers.
 */
export const event = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.object({ event: z.literal(type), occurredAt: Instant, correlationId: CorrelationId, data });
