import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { rowOf } from '../domain/access/index.ts';
import { Refusal } from '../errors.ts';
import { correlated } from '../platform/correlation.ts';
import { log } from '../platform/log.ts';
import type { Table } from '../table/client.ts';
import { staffActionTable } from '../table/staff-actions.ts';
import { groupsOf } from './caller.ts';
import { cameThroughEdge } from './edge-proof.ts';
import { refusedAnswer, type Endpoint, type GatewayEvent } from './endpoint.ts';
import { languageOf } from './problem.ts';

/** Numbers and names as we give them out; an NIK, a phone or a name that somebody typed into an address is none of them. */
const isOurs = (value: string): boolean => /^[0-9A-Za-z][\w.-]{0,63}$/.test(value) && !/^\d{7,}$/.test(value);

const parametersOf = ({ pathParameters = {} }: GatewayEvent): Record<string, string> =>
  Object.fromEntries(
    Object.entries(pathParameters).map(([name, value]) => [
      name,
      value !== undefined && isOurs(value) ? value : 'withheld',
    ]),
  );

const codeIn = ({ body }: APIGatewayProxyStructuredResultV2): string | undefined => {
  const parsed: unknown = JSON.parse(body ?? 'null');
  return typeof parsed === 'object' && parsed !== null && 'code' in parsed ? String(parsed.code) : undefined;
};

/**
 * A route for staff, on record: who asks for what is written before anything is done, and what was answered after it. What
 * cannot be put on record is not done. Needs dynamodb:PutItem on the partitions of staff actions.
 */
export const recorded = <Answered>(table: Table, serve: Endpoint<Answered>) => {
  const actions = staffActionTable(table);
  const { action } = rowOf(serve.route);

  const record = async (event: GatewayEvent, context: Context): Promise<APIGatewayProxyStructuredResultV2> => {
    // It is refused there, and nothing of it is put on record.
    if (!cameThroughEdge(event.headers)) return serve(event, context);
    const { requestId, timeEpoch, authorizer } = event.requestContext;
    const claims = authorizer?.jwt?.claims ?? {};
    const askedAt = new Date(timeEpoch).toISOString();
    const { sub: staffId } = claims;
    try {
      if (staffId === undefined) throw new Refusal('role-missing');
      await actions.acted({
        event: 'staff.acted.v1',
        occurredAt: askedAt,
        data: { requestId, staffId, groups: groupsOf(claims), action, parameters: parametersOf(event) },
      });
    } catch (error) {
      return refusedAnswer(error, languageOf(event.headers['accept-language']), requestId);
    }
    const answer = await serve(event, context);
    const status = answer.statusCode ?? 200;
    const code = status >= 400 ? codeIn(answer) : undefined;
    try {
      await actions.answered(askedAt, {
        event: 'staff.answered.v1',
        occurredAt: new Date().toISOString(),
        data: { requestId, action, status, ...(code === undefined ? {} : { code }) },
      });
    } catch (error) {
      // What was asked for is on record, and its effect is an event of its own: what was done stays done, and is told.
      log.error('The answer to a member of staff is not on record.', { action, error: error as Error });
    }
    return answer;
  };
  const serveRecorded = (event: GatewayEvent, context: Context): Promise<APIGatewayProxyStructuredResultV2> =>
    correlated(event.requestContext.requestId, () => record(event, context));
  return Object.assign(serveRecorded, { route: serve.route, schemas: serve.schemas, answers: serve.answers });
};
