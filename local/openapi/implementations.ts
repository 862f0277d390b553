import ts from 'typescript';

/** A function of the project that has a body. */
export type Body = ts.FunctionLikeDeclaration & { readonly body: ts.Node };

/** Whether a node is a function with a body, and no mere type of one. */
export const isBody = (node: ts.Node | undefined): node is Body =>
  node !== undefined && ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;

/** The functions that a value of a type may be called as. */
export const signaturesOf = (type: ts.Type): ts.Signature[] =>
  (type.isUnion() ? type.types : [type]).flatMap((one) => [...one.getCallSignatures()]);

type Field = ts.PropertySignature | ts.MethodSignature;

/** The field of an interface that a type of a function is written at. */
const fieldOf = (declaration: ts.Node): Field | undefined => {
  if (ts.isMethodSignature(declaration)) return declaration;
  return ts.isPropertySignature(declaration.parent) ? declaration.parent : undefined;
};

/**
 * Finds what stands behind a field of an interface: the functions of all objects of the source that are written where the
 * interface is expected.
 */
export const implementationsIn = (program: ts.Program, checker: ts.TypeChecker) => {
  /** The objects of the source by the names of their fields: their types cost much, and are asked for few. */
  const objects = new Map<string, ts.ObjectLiteralExpression[]>();
  const found = new Map<Field, readonly Body[]>();

  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node))
      for (const { name } of node.properties) {
        if (name === undefined) continue;
        const own = objects.get(name.getText()) ?? [];
        objects.set(name.getText(), own);
        own.push(node);
      }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (!file.isDeclarationFile) visit(file);

  const bodiesAt = (field: Field): readonly Body[] => {
    const name = field.name.getText();
    return (objects.get(name) ?? []).flatMap((object) => {
      const expected = checker.getContextualType(object)?.getProperty(name);
      const own = checker.getTypeAtLocation(object).getProperty(name);
      if (own === undefined || !expected?.declarations?.includes(field)) return [];
      return signaturesOf(checker.getTypeOfSymbol(own)).flatMap(({ declaration }) =>
        isBody(declaration) ? [declaration] : [],
      );
    });
  };

  return (declaration: ts.Node): readonly Body[] => {
    const field = fieldOf(declaration);
    if (field === undefined) return [];
    const bodies = found.get(field) ?? bodiesAt(field);
    found.set(field, bodies);
    return bodies;
  };
};
