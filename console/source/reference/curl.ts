import type { Operation, Parameter } from './document.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const valueOf = ({ name, example }: Parameter): string =>
  typeof example === 'string' || typeof example === 'number' ? String(example) : name.toUpperCase();

/** A line for a shell that calls an operation as its example does. The token is that of whoever tries it: `$TOKEN`. */
export const curlOf = (origin: string, { method, path, door, parameters, body }: Operation): string => {
  const named = new Map(parameters.filter((one) => one.in === 'path').map((one) => [one.name, valueOf(one)]));
  const filled = path.replaceAll(/\{(\w+)\+?\}/g, (_, name: string) => named.get(name) ?? name.toUpperCase());
  const query = parameters.filter((one) => one.in === 'query' && (one.required === true || one.example !== undefined));
  const asked = new URLSearchParams(Object.fromEntries(query.map((one) => [one.name, valueOf(one)]))).toString();
  const headers = parameters.filter((one) => one.in === 'header' && one.required === true);
  const sent =
    body === undefined
      ? []
      : [`-H 'content-type: application/json'`, `-d ${quoted(JSON.stringify(body.example ?? {}))}`];
  return [
    `curl -sS${method === 'GET' ? '' : ` -X ${method}`}`,
    ...(door === undefined ? [] : [`-H "authorization: Bearer $TOKEN"`]),
    ...headers.map((one) => `-H ${quoted(`${one.name}: ${valueOf(one)}`)}`),
    ...sent,
    quoted(`${origin}${filled}${asked === '' ? '' : `?${asked}`}`),
  ].join(' \\\n  ');
};
