import type { ContextAdditions } from '../xapi/launch.ts';
import type { StatementContent } from '../xapi/statement-draft.ts';
import { isSentOnce } from '../xapi/statement-draft.ts';

const categories = 'https://w3id.org/xapi/cmi5/context/categories';
const masteryScoreKey = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';

/** What cmi5 requires in the context of a statement in addition to the LMS's template (9.6). */
export const contextAdditions =
  (masteryScore: number | undefined) =>
  ({ verb }: StatementContent): ContextAdditions => {
    const judges = verb === 'passed' || verb === 'failed';
    return {
      categories: [
        // 9.6.2.1: “cmi5 defined” statements, not “cmi5 allowed” ones.
        ...(isSentOnce({ verb }) ? [`${categories}/cmi5`] : []),
        // 9.6.2.2: only if the result contains success or completion.
        ...(judges || verb === 'completed' ? [`${categories}/moveon`] : []),
      ],
      // 9.6.3.2: if the verdict depends on the mastery score.
      extensions: judges && masteryScore !== undefined ? { [masteryScoreKey]: masteryScore } : {},
    };
  };
