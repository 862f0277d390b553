import * as z from 'zod';

/**
 * A function's own environment variables, checked when it starts, so that a bad deploy fails before its first request.
 * @throws Error naming the variables that are missing or malformed, never their values.
 */
export const environment = <Shape extends z.ZodRawShape>(shape: Shape): z.infer<z.ZodObject<Shape>> => {
  const parsed = z.object(shape).safeParse(process.env);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join('.'));
  throw new Error(`Environment variables are missing or malformed: ${names.join(', ')}.`);
};
