import { relative } from 'node:path';
import ts from 'typescript';

/** JSON Schema 2020-12, as far as types say it. */
export type Schema = Readonly<Record<string, unknown>>;

export interface TypeSchemas {
  /** What JSON.stringify makes of a value of this type. */
  readonly of: (type: ts.Type) => Schema;
  /** Types with a name, which schemas refer to as `#/components/schemas/NAME`. */
  readonly components: () => Readonly<Record<string, Schema>>;
}

const { TypeFlags } = ts;

const has = (type: ts.Type, flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0;

/** What JSON has no word for: JSON.stringify leaves a field out that holds it. */
const isLeftOut = (type: ts.Type): boolean =>
  has(type, TypeFlags.Undefined | TypeFlags.Void | TypeFlags.ESSymbolLike | TypeFlags.Never) ||
  type.getCallSignatures().length > 0;

/** Fields that say where something can be done, and not when. */
const addresses = new Set(['correctAt', 'objectAt', 'takeBackAt']);

/** Instants end in `At`, or are called `at`: ISO 8601 in UTC, which all of this service's are. */
const isInstant = (name: string): boolean => /(^at|At)$/.test(name) && !addresses.has(name);

const withDescription = (schema: Schema, description: string): Schema =>
  description === '' || '$ref' in schema ? schema : { ...schema, description };

/** Turns types into schemas. Interfaces and aliases of this project's own become components under their names. */
export const typeSchemas = (checker: ts.TypeChecker, root: string): TypeSchemas => {
  const components = new Map<string, Schema>();
  const names = new Map<ts.Type, string>();

  /** The name of an interface or alias without parameters that is written in this project. */
  const nameOf = (type: ts.Type): string | undefined => {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    if (!symbol || type.aliasTypeArguments?.length) return undefined;
    if (symbol.name.startsWith('__') || !/^[A-Z]/.test(symbol.name)) return undefined;
    const [declaration] = symbol.getDeclarations() ?? [];
    const file = declaration && relative(root, declaration.getSourceFile().fileName);
    const isNamed = declaration && (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration));
    if (!isNamed || file === undefined || file.startsWith('node_modules') || file.startsWith('..')) return undefined;
    return declaration.typeParameters?.length ? undefined : symbol.name;
  };

  const freeName = (wanted: string): string => {
    const taken = new Set(names.values());
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? wanted : `${wanted}${number}`;
      if (!taken.has(name)) return name;
    }
  };

  const of = (type: ts.Type): Schema => {
    const known = names.get(type);
    if (known !== undefined) return { $ref: `#/components/schemas/${known}` };
    const wanted = has(type, TypeFlags.Object | TypeFlags.Intersection) && !isText(type) ? nameOf(type) : undefined;
    if (wanted === undefined) return shapeOf(type);
    const name = freeName(wanted);
    names.set(type, name);
    components.set(name, shapeOf(type));
    return { $ref: `#/components/schemas/${name}` };
  };

  /** A text with a brand is a text. */
  const isText = (type: ts.Type): boolean =>
    type.isIntersection() && type.types.some((part) => has(part, TypeFlags.StringLike));

  const shapeOf = (type: ts.Type): Schema => {
    if (has(type, TypeFlags.Any | TypeFlags.Unknown)) return {};
    if (type.isUnion()) return unionOf(type.types);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (has(type, TypeFlags.BooleanLiteral)) return { const: checker.typeToString(type) === 'true' };
    if (has(type, TypeFlags.StringLike) || isText(type)) return { type: 'string' };
    if (has(type, TypeFlags.NumberLike)) return { type: 'number' };
    if (has(type, TypeFlags.BooleanLike)) return { type: 'boolean' };
    if (has(type, TypeFlags.Null)) return { type: 'null' };
    if (type.getSymbol()?.name === 'Date') return { type: 'string', format: 'date-time' };
    return listOf(type) ?? objectOf(type);
  };

  const unionOf = (types: readonly ts.Type[]): Schema => {
    const kept = types.filter((one) => !isLeftOut(one));
    const literals = kept.flatMap((one) => (one.isStringLiteral() || one.isNumberLiteral() ? [one.value] : []));
    const isBoolean = kept.filter((one) => has(one, TypeFlags.BooleanLiteral)).length === 2;
    const others = kept
      .filter((one) => !one.isStringLiteral() && !one.isNumberLiteral())
      .filter((one) => !(isBoolean && has(one, TypeFlags.BooleanLiteral)))
      .map(of);
    const all = [
      ...(literals.length > 0 ? [literals.length === 1 ? { const: literals[0] } : { enum: literals.toSorted() }] : []),
      ...(isBoolean ? [{ type: 'boolean' }] : []),
      ...others,
    ];
    const unique = [...new Map(all.map((schema) => [JSON.stringify(schema), schema])).values()];
    return unique.length === 1 ? (unique[0] ?? {}) : { anyOf: unique };
  };

  const listOf = (type: ts.Type): Schema | undefined => {
    if (checker.isTupleType(type)) {
      const parts = checker.getTypeArguments(type as ts.TypeReference).map(of);
      return { type: 'array', prefixItems: parts, items: false, minItems: parts.length };
    }
    if (!checker.isArrayType(type)) return undefined;
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return { type: 'array', items: item ? of(item) : {} };
  };

  const objectOf = (type: ts.Type): Schema => {
    const fields = checker.getPropertiesOfType(type).flatMap((symbol) => {
      const declared = checker.getTypeOfSymbol(symbol);
      const isOptional =
        (symbol.flags & ts.SymbolFlags.Optional) !== 0 ||
        isLeftOut(declared) ||
        has(declared, TypeFlags.Unknown) ||
        (declared.isUnion() && declared.types.some(isLeftOut));
      if (isLeftOut(declared)) return [];
      const schema = of(declared);
      const typed = isInstant(symbol.name) && schema['type'] === 'string' ? { ...schema, format: 'date-time' } : schema;
      const description = ts.displayPartsToString(symbol.getDocumentationComment(checker));
      return [{ name: symbol.name, isOptional, schema: withDescription(typed, description) }];
    });
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const required = fields.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
    return {
      type: 'object',
      ...(fields.length > 0 && { properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])) }),
      ...(required.length > 0 && { required }),
      ...(index && { additionalProperties: of(index.type) }),
    };
  };

  return { of, components: () => Object.fromEntries([...components].toSorted(([a], [b]) => (a < b ? -1 : 1))) };
};
