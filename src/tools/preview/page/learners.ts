import { isRecordName } from '../record-name.ts';
import type { Learner } from './learner-record.ts';
import { firstLearner } from './route.ts';

/** Made-up people to begin with. */
export const sampleLearners: readonly Learner[] = [
  { id: firstLearner, name: 'Okafor, Ada' },
  { id: 'jose', name: 'Núñez, José María' },
  { id: 'li', name: '李, 小龙' },
];

/** The learner of this id; one that only the address names is called by the id. */
export function learnerOf(learners: readonly Learner[], id: string): Learner {
  const known = learners.find((each) => each.id === id);
  if (known !== undefined) return known;
  return isRecordName(id)
    ? { id, name: id }
    : (sampleLearners[0] ?? { id: firstLearner, name: firstLearner });
}

const key = 'lms-learners';

/** The learners that were added, kept by this browser; their records are kept by the server. */
export function loadLearners(storage: Storage): readonly Learner[] {
  try {
    const added: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    return Array.isArray(added) ? added.filter(isLearner) : [];
  } catch {
    return [];
  }
}

export function saveLearners(storage: Storage, learners: readonly Learner[]): void {
  storage.setItem(key, JSON.stringify(learners));
}

function isLearner(value: unknown): value is Learner {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name } = value as Partial<Record<string, unknown>>;
  return typeof id === 'string' && isRecordName(id) && typeof name === 'string';
}
