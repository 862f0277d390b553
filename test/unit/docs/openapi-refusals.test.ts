import ts from 'typescript';
import { expect, test } from 'vitest';
import { refusalCodes } from '../../../local/openapi/refusal-codes.ts';

const machinery = `
  export type ReturnType<Made> = Made extends (table: string) => infer Returned ? Returned : never;
  export type Pick<Whole, Name extends keyof Whole> = { [Own in Name]: Whole[Own] };
  export class Refusal { constructor(code: string) {} }
  export const endpoint = <Answer>(contract: object, handle: () => Answer) => {
    try { handle(); } catch (error) { return refusedAnswer(error); }
  };
  const refusedAnswer = (error: unknown) => new Refusal('fault');
`;

/** The codes of a function of a route, of which this is the source. */
const codesOf = (text: string): string[] => {
  const files = new Map([
    ['/machinery.ts', machinery],
    ['/route.ts', `import { endpoint, Refusal, type Pick, type ReturnType } from './machinery.ts';\n${text}`],
  ]);
  const options: ts.CompilerOptions = { noLib: true, strict: true, allowImportingTsExtensions: true, noEmit: true };
  const program = ts.createProgram(['/route.ts'], options, {
    ...ts.createCompilerHost(options),
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    getSourceFile: (name, target) => {
      const found = files.get(name);
      return found === undefined ? undefined : ts.createSourceFile(name, found, target, true);
    },
  });
  const source = program.getSourceFile('/route.ts');
  const symbol = source && program.getTypeChecker().getSymbolAtLocation(source);
  const handler = symbol?.exports?.get(ts.escapeLeadingUnderscores('handler'))?.valueDeclaration;
  if (!source || !handler) throw new Error('There is no handler.');
  // What any request may be refused as is told elsewhere.
  return [...refusalCodes(program)(source, handler)].filter((code) => !/^(field-|fault$)/.test(code)).sort();
};

test.each([
  [
    'What it throws itself, and what functions that it makes of its parts throw',
    `const waves = (table: string) => ({
       get: () => { throw new Refusal('wave-not-found'); },
       close: () => { throw new Refusal('wave-closed'); },
     });
     const getting = (parts: { waves: Pick<ReturnType<typeof waves>, 'get'> }) => () => parts.waves.get();
     const make = (parts: { waves: ReturnType<typeof waves> }) => {
       const get = getting(parts);
       return endpoint({}, () => { get(); throw new Refusal('case-closed'); });
     };
     export const handler = make({ waves: waves('') });`,
    ['case-closed', 'wave-not-found'],
  ],
  [
    'What is written where an interface is expected',
    `interface Bank { pay(): void }
     const bank = (): Bank => ({ pay: () => { throw new Refusal('payout-channel-unavailable'); } });
     const make = (parts: { bank: Bank }) => endpoint({}, () => parts.bank.pay());
     export const handler = make({ bank: bank() });`,
    ['payout-channel-unavailable'],
  ],
  [
    'Of a table of codes the one that is asked for',
    `const refusals = { redeem: 'order-not-redeemable', cancel: 'order-not-cancellable' } as const;
     const advanced = (move: keyof typeof refusals) => { throw new Refusal(refusals[move]); };
     export const handler = endpoint({}, () => advanced('cancel'));`,
    ['order-not-cancellable'],
  ],
  [
    'Nothing that is caught, unless it is thrown on',
    `const one = () => { throw new Refusal('case-closed'); };
     const other = () => { throw new Refusal('wave-closed'); };
     const kept = () => { try { one(); } catch (error) { if (!(error instanceof Refusal)) throw error; } };
     const passed = () => { try { other(); } catch (error) { throw error; } };
     export const handler = endpoint({}, () => { kept(); passed(); });`,
    ['wave-closed'],
  ],
  [
    'What its schemas name, and that a body is missing',
    `declare const text: { refine(check: () => boolean, message: string): object };
     const Nik = text.refine(() => true, 'nik-malformed');
     export const handler = endpoint({ body: { nik: Nik } }, () => { throw new Refusal('body-missing'); });`,
    ['body-missing', 'nik-malformed'],
  ],
  [
    'No missing body where none is taken',
    `export const handler = endpoint({}, () => { throw new Refusal('body-missing'); });`,
    [],
  ],
])('%s: with these codes a function refuses', (_, text, expected) => {
  expect(codesOf(text)).toEqual(expected);
});

test('a code of which no type says which it is is told of', () => {
  expect(() =>
    codesOf(
      'const any = (code: string) => { throw new Refusal(code); }; export const handler = endpoint({}, () => any("x" + "y"));',
    ),
  ).toThrow('does not say which codes');
});
