/** JSON Schema 2020-12, as far as the document of the API uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly description?: string;
  readonly format?: string;
  readonly default?: unknown;
  readonly [limit: string]: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly example?: unknown;
}

interface Media {
  readonly schema?: Schema;
  readonly example?: unknown;
}

export interface Answer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly description?: string }>>;
  readonly content?: Readonly<Record<string, Media>>;
}

/** A code with which an operation may refuse, its status and its sentences. */
export interface Problem {
  readonly code: string;
  readonly status: string;
  readonly id: string;
  readonly en: string;
}

/** An operation as the pages show it: with no references but those to named schemas. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  /** Whose token opens it; none for anybody. */
  readonly door: string | undefined;
  readonly roles: readonly string[];
  readonly opensPerson: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: Media | undefined;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly problems: readonly Problem[];
}

/** What every page needs of an operation: enough for lists and search. */
export type Listed = Pick<Operation, 'operationId' | 'method' | 'path' | 'tag' | 'summary'>;

/** Operations of one group, and the schemas that they name. */
export interface Group {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

export interface Overview {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly doors: Readonly<Record<string, string>>;
  readonly groups: readonly { readonly name: string; readonly description: string }[];
  readonly operations: readonly Listed[];
}
