import * as z from 'zod';
import { InstitutionId } from '../../../events/catalogue.ts';
import { isRegency, provinceOf } from '../regions.ts';
import { Scheme } from '../rule-set.ts';
import { isHeldAtPlace, Mode } from './mode.ts';

/** A part of a syllabus, with its length in hours, to the half. */
const SyllabusUnit = z.strictObject({
  title: z.string().trim().min(3).max(150),
  hours: z.number().positive().max(200).multipleOf(0.5),
});

const sorted = <Item>(items: readonly Item[]): Item[] => [...new Set(items)].sort();

const shape = {
  title: z.string().trim().min(5).max(150),
  syllabus: z.array(SyllabusUnit).min(1).max(60),
  /** In whole rupiah. */
  price: z.int().positive().max(999_999_999),
  mode: Mode,
  level: z.enum(['beginner', 'intermediate', 'advanced']),
  /** Of the Klasifikasi Baku Jabatan Indonesia (KBJI 2014): four digits. */
  occupation: z.string().regex(/^\d{4}$/),
  /** In which it is taught: a code of ISO 639, such as `id` or `jv`. */
  language: z.string().regex(/^[a-z]{2,3}$/),
};

/** What one version of a course is. */
export const CourseContent = z.object({
  ...shape,
  syllabus: z.array(SyllabusUnit.strip()).min(1).max(60),
  /** Whose recipients may buy it. */
  schemes: z.array(Scheme).min(1),
  /** Where it is held: none for a course that is taught online. */
  regencies: z.array(z.string()),
});
export type CourseContent = z.infer<typeof CourseContent>;

/** At most so many regencies: each province is two more items of the catalogue's index, which are written at once. */
const mostRegencies = 20;

/** What is proposed: a version of an institution's course under the institution's own code. */
export const CourseProposal = z
  .strictObject({
    institutionId: InstitutionId,
    code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
    ...shape,
    schemes: z.array(Scheme).min(1).max(2).transform(sorted),
    regencies: z
      .array(z.string().refine(isRegency, 'regency-unknown'))
      .max(mostRegencies)
      .transform(sorted)
      .default([]),
  })
  .superRefine(({ mode, regencies }, context) => {
    if (isHeldAtPlace(mode) === regencies.length > 0) return;
    const message = regencies.length > 0 ? 'regencies-not-for-mode' : 'regencies-required';
    context.addIssue({ code: 'custom', message, path: ['regencies'] });
  });
export type CourseProposal = z.infer<typeof CourseProposal>;

/** How long a course is, in hours: its syllabus, added up. */
export const hoursOf = ({ syllabus }: Pick<CourseContent, 'syllabus'>): number =>
  syllabus.reduce((total, { hours }) => total + hours, 0);

/** The provinces in which a course is held, by code. */
export const provincesOf = ({ regencies }: Pick<CourseContent, 'regencies'>): string[] =>
  sorted(regencies.map(provinceOf));

/** Whether two contents are the same, whatever the order of their fields. */
export const isSameContent = (one: CourseContent, other: CourseContent): boolean => canonical(one) === canonical(other);

const canonical = (content: CourseContent): string => {
  const { title, syllabus, price, mode, level, occupation, language, schemes, regencies } = content;
  const units = syllabus.map((unit) => [unit.title, unit.hours]);
  return JSON.stringify([title, units, price, mode, level, occupation, language, schemes, regencies]);
};
