import type { LoadDrawings, ScreenView } from '../../../lessons/lesson-element.ts';
import { LessonElement } from '../../../lessons/lesson-element.ts';

export { html, svg } from '../../../lessons/lesson-element.ts';

const screensOf = new Map<string, readonly ScreenView[]>();
const drawingsOf = new Map<string, LoadDrawings | undefined>();
const shown = new Set<LessonElement>();

/**
 * As the course's own `defineLesson`; called again for a lesson that is defined already, it exchanges its screens.
 * The elements stay, and so do place, answers and private notes.
 */
export function defineLesson(id: string, screens: readonly ScreenView[], drawings?: LoadDrawings): void {
  screensOf.set(id, screens);
  drawingsOf.set(id, drawings);
  const tag = `lesson-${id}`;
  if (customElements.get(tag)) {
    for (const lesson of shown) if (lesson.localName === tag) lesson.drawAnew();
    return;
  }
  customElements.define(
    tag,
    class extends LessonElement {
      static override get loadDrawings(): LoadDrawings | undefined {
        return drawingsOf.get(id);
      }

      protected override get screens(): readonly ScreenView[] {
        return screensOf.get(id) ?? [];
      }

      override connectedCallback(): void {
        super.connectedCallback();
        shown.add(this);
      }

      override disconnectedCallback(): void {
        super.disconnectedCallback();
        shown.delete(this);
      }
    },
  );
}
