import type { ApplicantId } from '../../events/event.ts';
import type { SkillsTask } from '../domain/training/skills-task.ts';
import { open, seal } from './fields.ts';
import type { KeyRing } from './ring.ts';

/** A task as it is stored: what participant and institution wrote may tell who somebody is. */
export const sealTask = (ring: KeyRing, applicantId: ApplicantId, task: SkillsTask): SkillsTask => {
  const sealed = (field: string, text: string): string => seal(ring, applicantId, field, text);
  const { file, assessment, ...others } = task;
  return {
    ...others,
    file: sealed('task-file', file),
    ...(assessment === undefined
      ? {}
      : {
          assessment: {
            at: assessment.at,
            notes: sealed('task-notes', assessment.notes),
            ...(assessment.file === undefined ? {} : { file: sealed('task-feedback', assessment.file) }),
          },
        }),
  };
};

/** A stored task in clear. */
export const openTask = (ring: KeyRing, applicantId: ApplicantId, task: SkillsTask): SkillsTask => {
  const opened = (field: string, text: string): string => open(ring, applicantId, field, text);
  const { file, assessment, ...others } = task;
  return {
    ...others,
    file: opened('task-file', file),
    ...(assessment === undefined
      ? {}
      : {
          assessment: {
            at: assessment.at,
            notes: opened('task-notes', assessment.notes),
            ...(assessment.file === undefined ? {} : { file: opened('task-feedback', assessment.file) }),
          },
        }),
  };
};
