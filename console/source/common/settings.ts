import type { ConsoleSettings } from '../../../shared/domain/console.ts';

let asked: Promise<ConsoleSettings> | undefined;

const read = async (): Promise<ConsoleSettings> => {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The settings of the console are answered with ${response.status}.`);
  const settings = (await response.json()) as Partial<ConsoleSettings> | null;
  if (!settings?.citizens || !settings.staff) throw new Error('The settings of the console say not how to sign in.');
  return { citizens: settings.citizens, staff: settings.staff };
};

/** What this stage's console is told, asked for when it is first needed. @throws Error; the next call asks again. */
export const consoleSettings = (): Promise<ConsoleSettings> => {
  asked ??= read().catch((fault: unknown) => {
    asked = undefined;
    throw fault;
  });
  return asked;
};
