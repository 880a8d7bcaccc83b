import type { TemplateResult } from 'lit';
import { svg } from 'lit';
import { icon, tickIcon, warningIcon } from '../ui/icons.ts';
import type { SavingState } from '../session/saver.ts';

export const menuIcon = icon(svg`<path d="M4 6h16M4 12h16M4 18h10" />`);
export const closeIcon = icon(svg`<path d="m6 6 12 12M18 6 6 18" />`);
export const exitIcon = icon(svg`<path d="M14 4H6v16h8M11 12h10m-4-4 4 4-4 4" />`);
export const helpIcon = icon(
  svg`<circle cx="12" cy="12" r="9.5" /><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1 1-1.1 1.8M12 16.8v.1" />`,
);
export const listenIcon = icon(
  svg`<path d="M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />`,
);
export const pauseIcon = icon(svg`<path d="M8.5 6v12M15.5 6v12" />`);
export const playIcon = icon(svg`<path d="M8 5.5v13l10.5-6.5z" />`);
export const nextIcon = icon(svg`<path d="m9 5 7 7-7 7" />`);
export const previousIcon = icon(svg`<path d="m15 5-7 7 7 7" />`);

export const lessonIcons = {
  'not attempted': icon(svg`<circle cx="12" cy="12" r="9" />`),
  incomplete: icon(
    svg`<circle cx="12" cy="12" r="9" /><path d="M12 7.5v9a4.5 4.5 0 0 0 0-9z" fill="currentColor" />`,
  ),
  completed: tickIcon,
} as const;

export const savingIcons: Readonly<Record<SavingState, TemplateResult>> = {
  saved: tickIcon,
  saving: icon(svg`<path d="M20 12a8 8 0 1 1-3-6.2" />`),
  'not-saved': warningIcon,
};
