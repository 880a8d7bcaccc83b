import type { LoadDrawings, ScreenView } from '../../../lessons/lesson-element.ts';
import { html as litHtml, LessonElement } from '../../../lessons/lesson-element.ts';

export { svg } from '../../../lessons/lesson-element.ts';

/** The same markup gives the same template in every version of a module, so that Lit keeps the elements. */
const templates = new Map<string, TemplateStringsArray>();

export const html = (strings: TemplateStringsArray, ...values: unknown[]): ReturnType<typeof litHtml> => {
  const key = strings.join('\0');
  const known = templates.get(key) ?? strings;
  templates.set(key, known);
  return litHtml(known, ...values);
};

interface Hot {
  readonly screens: readonly ScreenView[];
  readonly drawings: LoadDrawings | undefined;
  /** The markers around the title while words are edited. */
  readonly titleMarks: readonly [string, string] | undefined;
}

const hot = new Map<string, Hot>();
const shown = new Set<LessonElement>();

/**
 * Like the course's own `defineLesson`; a second call for the same lesson replaces its screens.
 * The elements stay, and so do place, answers and private notes.
 */
export function defineLesson(
  id: string,
  screens: readonly ScreenView[],
  drawings?: LoadDrawings,
  titleMarks?: readonly [string, string],
): void {
  const isDrawnAnew = String(hot.get(id)?.drawings) !== String(drawings);
  hot.set(id, { screens, drawings, titleMarks });
  const tag = `lesson-${id}`;
  if (customElements.get(tag)) {
    for (const lesson of shown) {
      if (lesson.localName !== tag) continue;
      if (isDrawnAnew) lesson.reloadDrawings();
      else lesson.requestUpdate();
    }
    return;
  }
  customElements.define(
    tag,
    class extends LessonElement {
      static override get loadDrawings(): LoadDrawings | undefined {
        return hot.get(id)?.drawings;
      }

      protected override get screens(): readonly ScreenView[] {
        return hot.get(id)?.screens ?? [];
      }

      override connectedCallback(): void {
        super.connectedCallback();
        shown.add(this);
      }

      override disconnectedCallback(): void {
        super.disconnectedCallback();
        shown.delete(this);
      }

      override render(): unknown {
        const { lessonTitle } = this;
        const [open, close] = hot.get(id)?.titleMarks ?? ['', ''];
        this.lessonTitle = open + lessonTitle + close;
        const rendered = super.render();
        this.lessonTitle = lessonTitle;
        return rendered;
      }
    },
  );
}
