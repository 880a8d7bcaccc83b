import { html, nothing, svg } from 'lit';
import { live } from 'lit/directives/live.js';
import type { TreeNode } from '../../structure/lesson-tree.ts';

/** The scene that summarises a story; it is not part of any path. */
const summary = 'in-short';

/** A scene, and how many choices it is from the beginning; undefined if no choice leads to it. */
interface SceneWithDepth {
  readonly scene: TreeNode;
  readonly index: number;
  readonly depth: number | undefined;
}

/** @param story a block whose steps are scenes with choices */
function placed(story: TreeNode): SceneWithDepth[] {
  const scenes = story.children
    .map((scene, index) => ({ scene, index }))
    .filter(({ scene }) => scene.kind === 'step' && scene.id !== summary);
  const depths = new Map([[scenes[0]?.scene.id ?? '', 0]]);
  for (const [id, depth] of depths)
    for (const { to } of scenes.find(({ scene }) => scene.id === id)?.scene.choices ?? [])
      if (!depths.has(to)) depths.set(to, depth + 1);
  return scenes.map((one) => ({ ...one, depth: depths.get(one.scene.id) }));
}

export interface StoryActs {
  /** Adds a scene after this one, with a choice that leads to it. */
  readonly add: (scene: number) => void;
  readonly target: (scene: number, choice: number, to: string) => void;
}

/** Where each choice leads: as a drawing, and as a list in which it can be changed. */
export function storyMap(story: TreeNode, { add, target }: StoryActs): unknown {
  const all = placed(story);
  const go = (event: Event): void => {
    event.preventDefault();
    const link = event.currentTarget as HTMLAnchorElement;
    (link.getRootNode() as ShadowRoot).getElementById(link.hash.slice(1))?.focus();
  };
  const titleOf = (id: string): string => all.find(({ scene }) => scene.id === id)?.scene.title ?? id;
  return html`${drawing(all)}
    <ol class="scenes">
      ${all.map(
        ({ scene, index, depth }) =>
          html`<li>
            <h3 id="scene-${scene.id}" tabindex="-1">${scene.title}</h3>
            <p class="faint">
              ${scene.id}${depth === 0 ? ' – the story begins here' : nothing}${scene.choices.length === 0 ? ' – an ending' : nothing}
              ${depth === undefined ? html`<strong class="wrong">No choice leads here.</strong>` : nothing}
            </p>
            ${scene.choices.map(
              ({ words, to }, choice) =>
                html`<div class="choice">
                  <span>${words}</span>
                  <label>
                    leads to
                    <select
                      @change=${(event: Event) => target(index, choice, (event.target as HTMLSelectElement).value)}
                    >
                      ${all.some((one) => one.scene.id === to) ? nothing : html`<option selected>${to} – not there</option>`}
                      ${all.map((one) => html`<option value=${one.scene.id} .selected=${live(one.scene.id === to)}>${one.scene.title}</option>`)}
                    </select>
                  </label>
                  <a href="#scene-${to}" @click=${go} aria-label="Go there: ${titleOf(to)}">Go there</a>
                </div>`,
            )}
            <button type="button" @click=${() => add(index)} aria-label="Add a scene after ${scene.title}">
              Add a scene
            </button>
          </li>`,
      )}
    </ol>`;
}

/** The size of a scene in the drawing, and the gaps around it. */
const [width, height, gapX, gapY] = [150, 34, 46, 12];

function drawing(all: readonly SceneWithDepth[]): unknown {
  const places = new Map<string, { x: number; y: number }>();
  const columns = new Map<number, number>();
  const last = Math.max(0, ...all.map(({ depth }) => depth ?? 0));
  for (const { scene, depth = last + 1 } of all) {
    const row = columns.get(depth) ?? 0;
    columns.set(depth, row + 1);
    places.set(scene.id, { x: depth * (width + gapX) + 2, y: row * (height + gapY) + 2 });
  }
  const right = Math.max(...[...places.values()].map(({ x }) => x)) + width + 2;
  const foot = Math.max(...[...places.values()].map(({ y }) => y)) + height + 2;
  const lines = all.flatMap(({ scene }) =>
    scene.choices.flatMap(({ to }) => {
      const [from, end] = [places.get(scene.id), places.get(to)];
      if (!from || !end) return [];
      const [x1, y1, x2, y2] = [from.x + width, from.y + height / 2, end.x, end.y + height / 2];
      const bend = Math.max(gapX / 2, Math.abs(x2 - x1) / 2);
      return [svg`<path d="M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" />`];
    }),
  );
  return html`<div
    class="drawing"
    tabindex="0"
    role="img"
    aria-label="Map of the story; the list below says the same"
  >
    <svg viewBox="0 0 ${right} ${foot}" width=${right} height=${foot} aria-hidden="true">
      ${lines}
      ${all.map(({ scene, depth }) => {
        const { x, y } = places.get(scene.id) ?? { x: 0, y: 0 };
        const look = depth === undefined ? 'lost' : scene.choices.length === 0 ? 'ending' : '';
        return svg`<g class=${look}><rect x=${x} y=${y} width=${width} height=${height} rx="6" />
          <text x=${x + 8} y=${y + 22}>${scene.title.length > 20 ? `${scene.title.slice(0, 19)}…` : scene.title}</text></g>`;
      })}
    </svg>
  </div>`;
}

/** The story at a place in a lesson: a block whose scenes have choices. */
export function storyAt(
  lesson: TreeNode | undefined,
  [screen = -1, part = -1]: readonly number[],
): TreeNode | undefined {
  const block = lesson?.children[screen]?.children[part];
  return block?.children.some(({ choices }) => choices.length > 0) === true ? block : undefined;
}
