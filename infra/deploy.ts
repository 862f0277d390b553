import { spawnSync } from 'node:child_process';
import { stageNamed } from './stages.ts';

/**
 * `npm run deploy -- --stage NAME`: deploys every stack of a stage. The stage has no default here, so that nobody
 * deploys one that they did not name. Further options go to CDK's command, such as `--no-execute`.
 */
const [option, name, ...others] = process.argv.slice(2);
if (option !== '--stage' || name === undefined) {
  console.error('Which stage? npm run deploy -- --stage development');
  process.exit(2);
}
const stage = stageNamed(name);
if (stage.name === 'local') {
  console.error('The local stage runs on a laptop: npm start');
  process.exit(2);
}

const { status } = spawnSync('cdk', ['deploy', '--all', ...others], {
  stdio: 'inherit',
  env: { ...process.env, STAGE: stage.name },
});
process.exit(status ?? 1);
