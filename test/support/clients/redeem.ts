import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

// Speaks to the institutions' API as a Node client does.
const [url = '', path = '', clientCode = '', key = '', redeemCode = ''] = process.argv.slice(2);
const body = JSON.stringify({ redeem_code: redeemCode });
const timestamp = Math.round(Date.now() / 1_000);
const signature = createHmac('sha1', key).update(`${clientCode}${timestamp}POST${path}${body}`).digest('hex');
const headers = { 'Content-Type': 'application/json', client_code: clientCode, signature, timestamp };

const sent = request(`${url}${path}`, { method: 'POST', headers });
sent.end(body);
const [response] = (await once(sent, 'response')) as [IncomingMessage];
console.log(await text(response));
