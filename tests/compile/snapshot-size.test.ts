import { describe, expect, it } from 'vitest';
import { scorm12Limit, snapshotSize } from '../../src/compile/snapshot-size.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { sampleCourse } from '../course/sample-course.ts';

describe('the largest snapshot of a course', () => {
  it('is well within SCORM 1.2 for the real course', () => {
    expect(snapshotSize(loadCourse(process.cwd()).course).most).toBeLessThan(scorm12Limit / 4);
  });

  it('grows with the lessons and their practice, past the limit in the end', () => {
    const small = snapshotSize(sampleCourse({ lessons: 5, practice: 2 })).most;
    const medium = snapshotSize(sampleCourse({ lessons: 20, practice: 10 })).most;
    const large = snapshotSize(sampleCourse({ lessons: 60, practice: 10 })).most;
    expect(small).toBeLessThan(600);
    expect(medium).toBeLessThan(scorm12Limit);
    expect(large).toBeGreaterThan(scorm12Limit);
  });

  it('has a minimum that only the questions drawn make longer', () => {
    const least = (lessons: number, drawPerLesson: number): number =>
      snapshotSize(sampleCourse({ lessons, practice: 20, drawPerLesson })).least;
    expect(least(60, 0)).toBe(least(5, 0));
    expect(least(60, 2)).toBeLessThan(scorm12Limit);
    expect(least(300, 2)).toBeGreaterThan(scorm12Limit);
  });
});
