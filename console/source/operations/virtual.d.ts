/** Made of docs/runbooks when the pages are built (console/build/runbook-pages.ts). */
/* eslint-disable @typescript-eslint/consistent-type-imports -- A declared module cannot import by a relative name. */
declare module 'virtual:runbooks' {
  export const runbooks: readonly import('./runbook.ts').RunbookListed[];
  export const bodies: Readonly<
    Record<string, () => Promise<{ readonly body: readonly import('./runbook.ts').RunbookNode[] }>>
  >;
}
