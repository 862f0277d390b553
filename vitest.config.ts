import { defineConfig } from 'vitest/config';

const settings = {
  // Without a process of its own for each file: the modules load once.
  isolate: false,
  // What hangs is ended; no test asks how fast the machine is.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  env: {
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
    POWERTOOLS_METRICS_NAMESPACE: 'Prakerja',
  },
};

export default defineConfig({
  test: {
    // Integration tests and journeys wait for engines and clocks for a sixth of their time: a third file fills two cores.
    maxWorkers: 3,
    projects: [
      {
        // Two minutes of processor time, for what changes from release to release: before each of them.
        test: {
          ...settings,
          name: 'releases',
          include: ['test/releases/**/*.test.ts'],
          globalSetup: ['test/support/shared-engine.ts'],
        },
      },
      { test: { ...settings, name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      {
        test: {
          ...settings,
          name: 'engines',
          include: ['test/**/*.test.ts'],
          exclude: ['test/unit/**', 'test/releases/**'],
          globalSetup: ['test/support/shared-engine.ts'],
        },
      },
    ],
  },
});
