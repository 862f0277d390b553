/** Made of docs/openapi.json when the pages are built (console/build/reference-pages.ts). */
/* eslint-disable @typescript-eslint/consistent-type-imports -- A declared module cannot import by a relative name. */
declare module 'virtual:reference' {
  export const overview: import('./document.ts').Overview;
  export const groups: Readonly<Record<string, () => Promise<{ readonly group: import('./document.ts').Group }>>>;
}
