import type { ContextAdditions } from '../xapi/launch.ts';
import type { StatementContent } from '../xapi/statement-draft.ts';
import { isOnce } from '../xapi/statement-draft.ts';

const categories = 'https://w3id.org/xapi/cmi5/context/categories';
const masteryScoreKey = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';

/** What cmi5 wants in the context of a statement beside the template of the LMS (9.6). */
export const contextAdditions =
  (masteryScore: number | undefined) =>
  ({ verb }: StatementContent): ContextAdditions => {
    const judges = verb === 'passed' || verb === 'failed';
    return {
      categories: [
        // 9.6.2.1: “cmi5 defined”, as against “cmi5 allowed”.
        ...(isOnce({ verb }) ? [`${categories}/cmi5`] : []),
        // 9.6.2.2: where the result says success or completion, and nowhere else.
        ...(judges || verb === 'completed' ? [`${categories}/moveon`] : []),
      ],
      // 9.6.3.2: where the judgement rests on it.
      extensions: judges && masteryScore !== undefined ? { [masteryScoreKey]: masteryScore } : {},
    };
  };
