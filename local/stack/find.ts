import type { Planned } from './resources/resource-type.ts';

/**
 * Finds a resource by the name that people use for it: `submit-registration`, `SubmitRegistration`, or the start of a
 * part of its path in the CDK app (`Verification` for `Workers/VerificationQueue/Resource`).
 * @throws Error when there is none, or more than one.
 */
export const findResource = <Properties>(
  kind: string,
  resources: readonly Planned<Properties>[],
  name: string,
): Planned<Properties> => {
  const wanted = pascal(name);
  const isMeant: ((planned: Planned<Properties>) => boolean)[] = [
    ({ resource, ref }) => [resource.logicalId, ref].includes(name),
    ({ resource }) => resource.path.split('/').includes(wanted),
    ({ resource }) => resource.path.split('/').some((part) => part.startsWith(wanted)),
    ({ resource }) => resource.logicalId.startsWith(wanted),
  ];
  const found = isMeant.map((meant) => resources.filter(meant)).find((some) => some.length) ?? [];
  const [only] = found;
  if (only && found.length === 1) return only;
  const known = (found.length ? found : resources).map(({ resource }) => resource.logicalId).join(', ');
  throw new Error(
    `There ${found.length ? 'is more than one' : 'is no'} ${kind} named ${name}: ${known || 'the template has none'}.`,
  );
};

const pascal = (name: string): string => name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
