/** A page of docs/runbooks as the console shows it. */

/** A text, or an element with its children. An address begins with `/` or with `https:`. */
export type RunbookNode = string | RunbookElement;

interface RunbookElement {
  readonly tag:
    | 'h2'
    | 'h3'
    | 'p'
    | 'pre'
    | 'code'
    | 'strong'
    | 'em'
    | 'ul'
    | 'ol'
    | 'li'
    | 'a'
    | 'blockquote'
    | 'table'
    | 'tr'
    | 'th'
    | 'td';
  readonly href?: string;
  readonly children: readonly RunbookNode[];
}

export interface RunbookListed {
  readonly name: string;
  readonly title: string;
  /** The alarms that lead to it. */
  readonly alarms: readonly string[];
}
