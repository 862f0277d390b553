/** A seed of its own for each of many that are tried, so that one can be tried alone with what it meets among all. */
export const seedOf = (seed: number, name: string): number =>
  Array.from(name).reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) | 0, seed | 0);

/** What a run of all trials starts from: another seed each time unless FUZZ_SEED tells it, FUZZ_RUNS trials of each. */
export const fuzzing = (what: string, usualRuns: number): { readonly seed: number; readonly runs: number } => {
  const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const runs = Number(process.env['FUZZ_RUNS'] ?? usualRuns);
  console.log(`Fuzzing ${what}: FUZZ_SEED=${seed} FUZZ_RUNS=${runs}`);
  return { seed, runs };
};
