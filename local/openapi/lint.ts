import { createConfig, lintFromString, type RawUniversalConfig } from '@redocly/openapi-core';

/** The recommended rules and those beyond them that make a document worth reading; one that is off says why. */
const settings: RawUniversalConfig = {
  extends: ['recommended-strict'],
  rules: {
    'operation-description': 'error',
    'operation-singular-tag': 'error',
    'operation-tag-defined': 'error',
    'tag-description': 'error',
    'tags-alphabetical': 'error',
    'path-params-defined': 'error',
  },
};

/** What is wrong with a document of the API: a line for each place. Warnings count as much as errors. */
export const lintFaults = async (source: string): Promise<string[]> => {
  const config = await createConfig(settings);
  const problems = await lintFromString({ source, config, absoluteRef: 'openapi.json' });
  return problems.map(({ ruleId, message, location }) => `${ruleId} at ${location[0]?.pointer ?? '#'}: ${message}`);
};
