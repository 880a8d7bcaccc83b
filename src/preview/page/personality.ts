/** LMSs that answer otherwise than the specification says, by what they are known for. */
export const personalities = {
  plain: 'By the specification',
  openedx: 'Open edX: every call answers “true”, statuses read empty',
  chamilo: 'Chamilo: the status reads empty after a commit',
  learnworlds: 'LearnWorlds: the mode reads empty',
  booleans: 'Booleans instead of strings',
  throws: 'Commit throws',
} as const;

export type Personality = keyof typeof personalities;

export interface Answered {
  readonly method: string;
  readonly element: string;
  /** As the runtime answered it. */
  readonly answer: string;
  /** Whether the session has committed before. */
  readonly hasCommitted: boolean;
}

const status = /^cmi\.(?:core\.lesson_status|completion_status|success_status)$/;
const mode = /^cmi\.(?:core\.lesson_mode|mode)$/;

/**
 * What an LMS of this kind answers in the place of the runtime.
 *
 * @throws {Error} where that LMS would.
 */
export function disguise(
  personality: Personality,
  { method, element, answer, hasCommitted }: Answered,
): unknown {
  const reads = method === 'GetValue';
  switch (personality) {
    case 'plain':
      return answer;
    case 'openedx':
      if (reads) return status.test(element) ? '' : answer;
      return method === 'GetLastError' ? '0' : method.startsWith('Get') ? answer : 'true';
    case 'chamilo':
      return reads && hasCommitted && status.test(element) ? '' : answer;
    case 'learnworlds':
      return reads && mode.test(element) ? '' : answer;
    case 'booleans':
      return method.startsWith('Get') ? answer : answer === 'true';
    case 'throws':
      if (method === 'Commit') throw new Error('The LMS failed.');
      return answer;
  }
}
