import * as z from 'zod';
import { Faults } from '../emulators/faults.ts';
import { bodyOf, listen, respond, type LocalServer } from '../emulators/http.ts';
import type { LocalStack } from './stack.ts';

type Misbehaving = Pick<LocalStack, 'faults' | 'misbehave' | 'injected' | 'concurrency'>;

/**
 * Where whoever walks a runbook sets the faults of a running stack: PUT takes what is to go wrong from now on, and GET
 * tells that, how often each fault was injected, and how many invocations there are at once.
 */
export const startFaultsServer = ({ faults, misbehave, injected, concurrency }: Misbehaving): Promise<LocalServer> =>
  listen(async (request, response) => {
    const body = await bodyOf(request);
    if (request.method === 'PUT') {
      try {
        misbehave(Faults.parse(JSON.parse(body?.toString() ?? '')));
      } catch (fault) {
        if (!(fault instanceof z.ZodError) && !(fault instanceof SyntaxError)) throw fault;
        respond(response, 400, { message: fault.message });
        return;
      }
    }
    respond(response, 200, { faults: faults(), injected: injected(), concurrency: concurrency() });
  });
