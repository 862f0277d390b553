import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import * as z from 'zod';
import { Day, dayAsked } from '../../shared/domain/operations/day.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { pulseOf, type Pulse } from '../../shared/operations/pulse.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';

const Query = z.strictObject({ day: Day.optional() });

/** GET /v1/operations/pulse: what happened through a day (WIB; today unless told), and how others' servers answer. */
export const getPulse = ({ look }: { readonly look: (day: string) => Promise<Pulse> }) =>
  endpoint({ route: 'GET /v1/operations/pulse', query: Query }, async ({ query: { day }, at }) => ({
    status: 200,
    body: await look(dayAsked(day, at)),
  }));

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
export const handler = recorded(
  tableNamed(TABLE_NAME),
  getPulse({ look: pulseOf({ cloudWatch: new CloudWatchClient({}) }) }),
);
