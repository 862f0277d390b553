import type { Plan } from './plan.ts';

type PlannedFunction = Plan['functions'][number];

/**
 * Tells which function is meant by its name or ARN, or by one of these with a version or an alias behind it. Locally a
 * function has one version, its code as it is now, and all its aliases lead there.
 */
export const functionMeant = ({
  functions,
  functionVersions,
  functionAliases,
}: Plan): ((nameOrArn: string) => PlannedFunction | undefined) => {
  const meant = new Map<string, PlannedFunction>();
  for (const one of functions) for (const name of [one.ref, one.attributes['Arn'] ?? '']) meant.set(name, one);
  const qualified = [
    ...functionVersions.map(
      ({ attributes, properties }) => [properties.FunctionName, attributes['Version'] ?? ''] as const,
    ),
    ...functionAliases.map(({ properties }) => [properties.FunctionName, properties.Name] as const),
  ];
  for (const [nameOrArn, qualifier] of qualified) {
    const one = meant.get(nameOrArn);
    if (one) for (const name of [one.ref, one.attributes['Arn'] ?? '']) meant.set(`${name}:${qualifier}`, one);
  }
  return (nameOrArn) => meant.get(nameOrArn);
};
