// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { localeWords } from '../../src/compile/locale-words.ts';
import type { Device } from '../../src/device/device-panel.ts';
import { panelOf } from '../../src/device/device-panel.ts';
import { useWords } from '../../src/locale/words.ts';

afterEach(() => useWords());

it('changes to another language with all its parts', async () => {
  const help = document.createElement('div');
  document.body.append(help);
  const device = { keeps: true, offline: () => false } as unknown as Device;
  const buttons = async (): Promise<(string | undefined)[]> => {
    panelOf(help, device);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const root = help.querySelector('device-panel')?.shadowRoot;
    return [...(root?.querySelectorAll('save-to-file, erase-device') ?? [])].map((part) =>
      part.shadowRoot?.querySelector('button')?.textContent?.trim(),
    );
  };
  const inEnglish = localeWords(process.cwd(), 'en').device;
  expect(await buttons()).toEqual([inEnglish.save.button, inEnglish.erase.button]);
  const { player: words, device: inFrench } = localeWords(process.cwd(), 'fr');
  useWords({ words, device: inFrench });
  expect(await buttons()).toEqual([inFrench.save.button, inFrench.erase.button]);
});
