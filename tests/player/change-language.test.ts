// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { changeLanguage } from '../../src/player/change-language.ts';
import type { CoursePlayer } from '../../src/player/course-player.ts';

it('lets the parts of Help change to the language, too', async () => {
  customElements.define(
    'help-dialog',
    class extends HTMLElement {
      requestUpdate = vi.fn();
    },
  );
  document.body.append(document.createElement('help-dialog'));
  const heard = vi.fn();
  document.addEventListener('course-help', heard);
  const player = { session: { useLanguage: vi.fn() }, requestUpdate: vi.fn(), isConnected: false };
  await changeLanguage(player as unknown as CoursePlayer, 'en', 'en');
  expect(heard).toHaveBeenCalledOnce();
});
