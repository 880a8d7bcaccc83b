import { describe, expect, it } from 'vitest';
import { largestSnapshot, scorm12Limit } from '../../src/compile/snapshot-size.ts';
import { loadCourse } from '../../src/compile/load-course.ts';
import { sampleCourse } from '../course/sample-course.ts';

describe('the largest snapshot of a course', () => {
  it('is well within SCORM 1.2 for the real course', () => {
    expect(largestSnapshot(loadCourse(process.cwd()).course)).toBeLessThan(scorm12Limit / 4);
  });

  it('grows with the lessons and their practice, past the limit in the end', () => {
    const small = largestSnapshot(sampleCourse({ lessons: 5, practice: 2 }));
    const medium = largestSnapshot(sampleCourse({ lessons: 20, practice: 10 }));
    const large = largestSnapshot(sampleCourse({ lessons: 60, practice: 10 }));
    expect(small).toBeLessThan(600);
    expect(medium).toBeLessThan(scorm12Limit);
    expect(large).toBeGreaterThan(scorm12Limit);
  });
});
