import { closestMatch } from 'leven';
import type { LineEdit, QuickFix } from '../blocks/block-source.ts';

/** A problem or a possible problem, and what to do, in sentences. */
export interface Remark {
  readonly message: string;
  readonly fix: string;
}

/** A problem that an author has to fix. */
export interface Problem extends Remark {
  /** Relative to the project, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The edit that fixes it, if there is only one way. */
  readonly edit?: ProblemEdit;
}

/** A replacement of whole lines in a file. */
export interface ProblemEdit extends LineEdit {
  readonly file: string;
}

export const problemText = ({ file, line, message, fix }: Problem): string =>
  `${file}:${line}: ${message} ${fix}`;

/** All problems of the content together. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n'));
    this.problems = problems;
  }
}

/** The problems of the content that a function reads. */
export function problemsOf(read: () => unknown): readonly Problem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

export type Report = (line: number, message: string, fix: string, quickFix?: QuickFix) => void;

/** Collects problems without repetitions. */
export class Problems {
  readonly #byText = new Map<string, Problem & { readonly quickFix: QuickFix | undefined }>();
  readonly #sources = new Map<string, readonly string[]>();
  /** In the order in which they were read. */
  readonly #files: string[] = [];

  /** The function that reports problems in one file. */
  in(file: string): Report {
    if (!this.#files.includes(file)) this.#files.push(file);
    return (line, message, fix, quickFix) => {
      const problem = { file, line, message, fix, quickFix };
      this.#byText.set(problemText(problem), problem);
    };
  }

  /** Records a file's text, which quick fixes need. */
  addSource(file: string, source: string): void {
    this.#sources.set(file, source.split('\n'));
  }

  /** All problems, in the order of file and line. */
  get all(): Problem[] {
    const order = (file: string): number => this.#files.indexOf(file);
    return [...this.#byText.values()]
      .sort((a, b) => order(a.file) - order(b.file) || a.line - b.line)
      .map(({ quickFix, ...problem }) => {
        const edit = quickFix?.(this.#sources.get(problem.file) ?? [], problem.line - 1);
        return edit ? { ...problem, edit: { file: problem.file, ...edit } } : problem;
      });
  }
}

/** `Did you mean "x"?` with the most similar known word, or a list of all if none is similar. */
export function suggestion(word: string, known: readonly string[]): string {
  const nearest = closestMatch(word, known, { maxDistance: Math.max(2, Math.floor(word.length / 3)) });
  if (nearest !== undefined) return `Did you mean "${nearest}"?`;
  return known.length > 0 ? `Known are: ${known.join(', ')}.` : 'Leave it out.';
}

/** Lower-case words joined by hyphens, beginning with a letter. */
export const isKebabCase = (id: string): boolean => kebabCase.test(id);

export const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
