import { directionOf } from '../compile/direction.ts';
import { escape } from './escape.ts';

interface ReadingPage {
  readonly language: string;
  /** Plain text, not HTML. */
  readonly title: string;
  /** CSS, in addition to the shared rules. */
  readonly style: string;
  /** The HTML below the title. */
  readonly body: string;
}

/** A page to read and print, which needs no other file. */
export const readingPage = ({ language, title, style, body }: ReadingPage): string => `<!doctype html>
<html lang="${escape(language)}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<style>${common}${style}</style>
</head>
<body>
<h1>${escape(title)}</h1>
${body}</body>
</html>
`;

const common = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: break-word; }
th, td { border: 1px solid #86837c; padding: 0.3em 0.6em; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
@page { margin: 15mm; }
@media print { html { font-size: 9.5pt; } body { max-width: none; padding: 0; } }
`;
