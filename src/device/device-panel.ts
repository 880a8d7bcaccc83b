import { LitElement, html } from 'lit';
import { prose } from '../ui/shared.styles.ts';
import { words } from '../locale/device-words.ts';
import './continue-from-file.ts';
import { styles } from './device-panel.styles.ts';
import './erase-device.ts';
import './save-to-file.ts';
import type { DeviceLaunch } from './surface.ts';

/** What the panel needs from the website. */
export interface Device extends DeviceLaunch {
  /** Deletes everything, in every tab, and leaves the page. @throws if the browser refuses */
  readonly eraseAll: () => Promise<void>;
  /** Whether the course works without a connection. */
  readonly offline: () => boolean;
}

/** The panel in Help: where the progress is kept, how to move it to another device, and how to erase it. */
export class DevicePanel extends LitElement {
  static override styles = [prose, styles];

  device!: Device;

  /** The parts get no new property when the words change, so they are updated here. */
  protected override updated(): void {
    for (const part of this.renderRoot.querySelectorAll<LitElement>('section > *')) part.requestUpdate();
  }

  override render(): unknown {
    const { panel } = words;
    const { device } = this;
    return html`<h3>${panel.title}</h3>
      <p>${device.keeps ? panel.text : panel.textUnkept} ${device.offline() ? panel.offline : ''}</p>
      <section><save-to-file .launch=${device}></save-to-file></section>
      <section><continue-from-file .launch=${device}></continue-from-file></section>
      <section><erase-device .eraseAll=${device.eraseAll}></erase-device></section>`;
  }
}

customElements.define('device-panel', DevicePanel);

/** Puts the panel into Help, once, and updates it. */
export function panelOf(help: HTMLElement, device: Device): void {
  let panel = help.querySelector('device-panel');
  if (!panel) {
    panel = Object.assign(document.createElement('device-panel'), { device });
    help.append(panel);
  }
  panel.requestUpdate();
}

declare global {
  interface HTMLElementTagNameMap {
    'device-panel': DevicePanel;
  }
}
