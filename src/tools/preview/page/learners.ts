import { isRecordName } from '../record-name.ts';
import type { Learner } from './learner-record.ts';
import { firstLearner } from './route.ts';

/** Fictional learners to begin with. */
export const sampleLearners: readonly Learner[] = [
  { id: firstLearner, name: 'Okafor, Ada' },
  { id: 'jose', name: 'Núñez, José María' },
  { id: 'li', name: '李, 小龙' },
];

/** The learner with this id. For an unknown id from the address, the id is also the name. */
export function learnerOf(learners: readonly Learner[], id: string): Learner {
  const known = learners.find((each) => each.id === id);
  if (known !== undefined) return known;
  return isRecordName(id)
    ? { id, name: id }
    : (sampleLearners[0] ?? { id: firstLearner, name: firstLearner });
}

const key = 'lms-learners';

/** The added learners. This browser keeps them; the server keeps their records. */
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
