import type { KeyPart, ReportWords } from '../../course/answer-key.ts';
import { line } from '../format.ts';
import { componentsOf, descriptionLimit, nameFrom } from './answered.ts';
import type { FurtherLanguages } from './statement-draft.ts';

interface Component {
  readonly id: string;
  readonly description: LanguageMap;
}

/** xAPI 1.0.3 part two, section 4.2. */
type LanguageMap = Readonly<Record<string, string>>;

/** Adds further languages to the names in statements. @param all BCP 47 → the words for reports in that language */
export function furtherLanguages(all: ReadonlyMap<string, ReportWords>): FurtherLanguages {
  const inEach = (
    find: (words: ReportWords) => string | undefined,
    written = (words: string): string => line(words, descriptionLimit),
  ): LanguageMap =>
    Object.fromEntries(
      [...all]
        .map(([language, words]) => [language, written(find(words) ?? '')] as const)
        .filter(([, found]) => found !== ''),
    );
  // The interaction id of a question of the check ends with the number of the attempt; that of a test-out's question
  // with `.test-out`, as does that of the whole test-out, which begins with the lesson's.
  const question = ({ questions, lessons }: ReportWords, id: string): ReturnType<typeof questions.get> => {
    const [, own = id, ending] = /^(.+)\.(\d+|test-out)$/.exec(id) ?? [];
    return questions.get(id) ?? (ending === 'test-out' && lessons.has(own) ? undefined : questions.get(own));
  };

  return {
    title: inEach(({ title }) => title),
    lesson: (id) => inEach(({ lessons }) => lessons.get(id)),
    question: (id, definition) => {
      const lists = ['choices', 'source', 'target'].flatMap((name) => {
        const there = definition[name] as readonly Component[] | undefined;
        const wordsOf = (parts: readonly KeyPart[], one: Component): string | undefined =>
          componentsOf(String(definition['interactionType']), parts)[name]?.find(
            ({ id: other }) => other === one.id,
          )?.words;
        const named = there?.map((one) => ({
          ...one,
          description: {
            ...one.description,
            ...inEach((words) => wordsOf(question(words, id)?.parts ?? [], one)),
          },
        }));
        return named ? [[name, named] as const] : [];
      });
      const { name, description } = definition as { name?: LanguageMap; description?: LanguageMap };
      const wordsIn = (words: ReportWords): string | undefined => question(words, id)?.words;
      return {
        ...definition,
        ...(description && {
          name: { ...name, ...inEach(wordsIn, nameFrom) },
          description: { ...description, ...inEach(wordsIn) },
        }),
        ...Object.fromEntries(lists),
      };
    },
  };
}
