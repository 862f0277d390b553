import { createHash } from 'node:crypto';
import type { Answer } from './endpoint.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it may stand in HTML, in an attribute's quotes too. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');

/** Whether a browser asks, and not a program. */
export const wantsPage = (headers: Readonly<Record<string, string | undefined>>): boolean =>
  (headers['accept'] ?? '').toLowerCase().includes('text/html');

/** A page, with the headers that every page has. */
export type PageAnswer<Status extends number> = Answer<
  Status,
  never,
  'content-language' | 'content-security-policy' | 'permissions-policy'
>;

interface Page {
  readonly title: string;
  /** HTML, in which everything that came from outside is {@link escaped}. */
  readonly content: string;
  readonly style: string;
  readonly script?: string;
  /** Whether the script may use the camera, and send what it took to this API. */
  readonly takesPictures?: boolean;
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * One of our few pages, Indonesian first: whole in itself, with nothing from elsewhere. Its policy lets this one script
 * and this one style run and nothing else; no other page may frame it, and nobody is told where a reader came from.
 */
export const pageAnswer = <const Status extends number>(
  status: Status,
  { title, content, style, script, takesPictures = false }: Page,
): PageAnswer<Status> => {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    ...(takesPictures ? ["connect-src 'self'", 'img-src blob:', 'media-src blob:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const page = `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${content}
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
  return {
    status,
    page,
    headers: {
      'content-language': 'id',
      'content-security-policy': policy,
      'permissions-policy': takesPictures ? 'camera=(self), microphone=(), geolocation=()' : 'camera=(), microphone=()',
    },
  };
};
