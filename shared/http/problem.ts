import { problems, type ProblemCode } from '../domain/problems/index.ts';
import { statusOf } from '../domain/problems/problem.ts';
import { reasons } from '../domain/reasons.ts';
import type { Refusal } from '../errors.ts';

export type Language = 'id' | 'en';

/** The language of the sentences: Indonesian, unless the caller ranks English higher (RFC 9110, section 12.5.4). */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const weight = (language: Language): number =>
    Math.max(
      0,
      ...(acceptLanguage ?? '').split(',').map((range) => {
        const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
        if (tag !== language && !tag.startsWith(`${language}-`)) return 0;
        const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
        return quality === undefined ? 1 : Number(quality);
      }),
    );
  return weight('en') > weight('id') ? 'en' : 'id';
};

const filled = (sentence: string, values: Readonly<Record<string, string | number>> = {}): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));

/** The sentence of a problem in a language, its values filled in. */
export const sentenceOf = (
  code: ProblemCode,
  language: Language,
  values?: Readonly<Record<string, string | number>>,
): string => filled(problems[code][language], values);

export interface ProblemDetails {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A refusal as RFC 9457 problem details: a stable code, a sentence in the caller's language, the fields at fault, the rules' reasons. */
export const problemDetails = ({ code, detail }: Refusal, language: Language, requestId: string): ProblemDetails => {
  const sentence = (problem: ProblemCode): string => sentenceOf(problem, language, detail.values);
  const { kind } = problems[code];
  const fields = [...(detail.field === undefined ? [] : [{ field: detail.field, code }]), ...(detail.others ?? [])];
  const status = statusOf[kind];
  return {
    status,
    body: {
      type: `urn:prakerja:problem:${code}`,
      title: sentence(code),
      status,
      code,
      detail: sentence(code),
      instance: `urn:prakerja:request:${requestId}`,
      ...(detail.reasons === undefined
        ? {}
        : {
            reasons: detail.reasons.map((because) => {
              const { id, en, remedy } = reasons[because.code];
              const inLanguage = language === 'id' ? id : en;
              return { ...because, id, en, detail: inLanguage, remedy };
            }),
          }),
      ...(fields.length > 0 ? { errors: fields.map((fault) => ({ ...fault, detail: sentence(fault.code) })) } : {}),
    },
  };
};
