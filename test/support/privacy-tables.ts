import { holdings } from '../../shared/domain/privacy/holdings.ts';
import { purposeNames, purposeOf } from '../../shared/domain/privacy/purposes.ts';
import {
  periodText,
  retentionRule,
  retentionRules,
  type RetentionName,
} from '../../shared/domain/privacy/retention.ts';

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const kindsOf = (name: RetentionName): string =>
  holdings
    .filter(({ retention }) => retention === name)
    .map(({ pk, sk }) => `\`${pk}… ${sk}\``)
    .join(', ');

/** The table of docs/privacy/retention.md, from the rules. */
export const retentionTable = (): string =>
  table(
    ['Rule', 'What', 'What for', 'How long', 'Basis', 'Certainty'],
    (Object.keys(retentionRules) as RetentionName[]).map((name) => {
      const { purpose, legalBasis, certainty } = retentionRule(name);
      return [name, kindsOf(name), purpose, periodText(name).en, legalBasis, certainty];
    }),
  );

/** The table of purposes of docs/privacy/record-of-processing.md. */
export const processingTable = (): string =>
  table(
    ['Purpose', 'What is done', 'Basis', 'Kind', 'Version', 'Certainty'],
    purposeNames.map((name) => {
      const { en, legalBasis, kind, version, certainty } = purposeOf(name);
      return [name, en.text, legalBasis, kind, version, certainty];
    }),
  );
