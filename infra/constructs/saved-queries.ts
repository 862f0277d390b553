import type { Stack } from 'aws-cdk-lib';
import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { nightQueries, type Logs } from '../watch/night-queries.ts';
import { ServiceLog } from './service-log.ts';

// CloudWatch takes no more in one query.
const mostGroups = 50;

const accessLog = 'AccessLog';

const reads = (logs: Logs, name: string): boolean => {
  if (logs === 'access') return name === accessLog;
  return logs === 'functions' ? name !== accessLog : logs.only.some((one) => name === `${one}Logs`);
};

/**
 * The questions of the night that the logs of one stack answer, saved under `prakerja/STAGE/QUESTION/STACK`. They are
 * made in the stack of the logs: a stack of its own for them would import the name of every log there is. Where there
 * are more logs than one query takes, it is saved in parts.
 */
export class SavedQueries extends Construct {
  constructor(stack: Stack, id: string, { name: stageName }: StageSettings) {
    super(stack, id);
    const logs = stack.node.children.filter((child) => child instanceof ServiceLog);
    for (const { name, logs: wanted, commands } of nightQueries) {
      const groups = logs.filter(({ node }) => reads(wanted, node.id)).map(({ logGroupName }) => logGroupName);
      for (let from = 0; from < groups.length; from += mostGroups) {
        const part = groups.length > mostGroups ? `-${String(from / mostGroups + 1)}` : '';
        new CfnQueryDefinition(this, `${name}${part}`, {
          name: `prakerja/${stageName}/${name}/${stack.node.id.toLowerCase()}${part}`,
          queryString: commands.join('\n| '),
          logGroupNames: groups.slice(from, from + mostGroups),
        });
      }
    }
  }
}
