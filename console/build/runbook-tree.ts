import { lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import type { RunbookListed, RunbookNode } from '../source/operations/runbook.ts';

type Tag = Exclude<RunbookNode, string>['tag'];

const element = (tag: Tag, children: readonly RunbookNode[]): RunbookNode => ({ tag, children });

/** Where a link of a runbook leads within the console; undefined for other pages of the project, which are not part of it. */
const addressOf = (href: string): string | undefined => {
  if (href.startsWith('https://')) return href;
  const [, name] = /^([a-z-]+)\.md(?:#.*)?$/.exec(href) ?? [];
  return name === undefined ? undefined : `/operations/runbooks/${name}`;
};

/** What a page outside of the console is called by who looks for it: `docs/deploy.md`. */
const fileOf = (href: string): string => `docs/${href.replace(/^\.\.\//, '')}`;

const linked = ({ href, tokens }: Tokens.Link): RunbookNode[] => {
  const children = nodesOf(tokens);
  const address = addressOf(href);
  return address === undefined ? [...children, ` (${fileOf(href)})`] : [{ tag: 'a', href: address, children }];
};

const listed = ({ ordered, items }: Tokens.List): RunbookNode =>
  element(
    ordered ? 'ol' : 'ul',
    items.map(({ tokens }) => element('li', nodesOf(tokens))),
  );

const tabled = ({ header, rows }: Tokens.Table): RunbookNode => {
  const row = (tag: 'th' | 'td', cells: readonly Tokens.TableCell[]) =>
    element(
      'tr',
      cells.map(({ tokens }) => element(tag, nodesOf(tokens))),
    );
  return element('table', [row('th', header), ...rows.map((cells) => row('td', cells))]);
};

const nodeOf = (token: MarkedToken): readonly RunbookNode[] => {
  switch (token.type) {
    case 'space':
      return [];
    case 'heading':
      return [element(token.depth === 2 ? 'h2' : 'h3', nodesOf(token.tokens))];
    case 'paragraph':
      return [element('p', nodesOf(token.tokens))];
    case 'blockquote':
      return [element('blockquote', nodesOf(token.tokens))];
    case 'code':
      return [element('pre', [element('code', [token.text])])];
    case 'codespan':
      return [element('code', [token.text])];
    case 'strong':
    case 'em':
      return [element(token.type, nodesOf(token.tokens))];
    case 'link':
      return linked(token);
    case 'list':
      return [listed(token)];
    case 'table':
      return [tabled(token)];
    case 'text':
      return token.tokens === undefined ? [token.text] : nodesOf(token.tokens);
    case 'escape':
      return [token.text];
    default:
      throw new Error(`A runbook holds what the console does not show: ${token.type} ${JSON.stringify(token.raw)}.`);
  }
};

const nodesOf = (tokens: readonly Token[]): RunbookNode[] =>
  // Without extensions there are no tokens but those that marked knows.
  tokens.flatMap((token) => nodeOf(token as MarkedToken));

/** A runbook read from its Markdown. @throws Error when it has no title, or holds what a page of the console does not show. */
export const readRunbook = (
  name: string,
  markdown: string,
): { readonly listed: RunbookListed; readonly body: readonly RunbookNode[] } => {
  const [heading, ...rest] = lexer(markdown);
  if (heading?.type !== 'heading') throw new Error(`The runbook ${name} begins with no title.`);
  const alarms = rest.find(({ type, raw }) => type === 'paragraph' && /^Alarms?:/.test(raw))?.raw ?? '';
  return {
    listed: {
      name,
      title: (heading as Tokens.Heading).text,
      alarms: [...alarms.matchAll(/`([A-Z]\w+)`/g)].map(([, alarm = '']) => alarm),
    },
    body: nodesOf(rest),
  };
};
