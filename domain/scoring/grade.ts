import type { Settings } from '../settings.ts';
import { GRADES } from '../vocabulary.ts';
import type { Grade } from '../vocabulary.ts';

/** The grade of a lead score: the best whose threshold it reaches, F below all. */
export function gradeOf(score: number, { leadScoring: { grades } }: Settings): Grade {
  return GRADES.find((grade) => grade !== 'F' && score >= grades[grade]) ?? 'F';
}

/** Whether `grade` is `least` or better. */
export function reachesGrade(grade: Grade, least: Grade): boolean {
  return GRADES.indexOf(grade) <= GRADES.indexOf(least);
}
