import { parentPort, workerData } from 'node:worker_threads';
import { listen } from '../../local/emulators/http.ts';
import { bareCalls, type BareSettings } from './bare-calls.ts';

/**
 * A bare HTTP server: to the address of a request it makes the calls of the table that the system made for it, by the plain
 * client, and answers 200. It checks nobody, parses nothing and reads nothing of what it is answered.
 */

const make = bareCalls(workerData as BareSettings);

const server = await listen(async (request, response) => {
  await make(Number(request.url?.slice(1)));
  request.resume();
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{}');
});
// The thread is started by `startBare` alone.
parentPort?.postMessage(server.url);
