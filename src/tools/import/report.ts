import type { styleText } from 'node:util';
import type { Imported } from './import-document.ts';
import type { LogEntry } from './import-log.ts';

/** Text that was imported unchanged is cut to this length; all other text is reported in full. */
const most = 60;

const shortened = (words: string): string => (words.length > most ? `${words.slice(0, most - 1)}…` : words);

function line({ outcome, what, words, became, understood, line: at }: LogEntry): string {
  const said = outcome === 'left' ? words : shortened(words);
  const parts = [
    what,
    ...(said === '' ? [] : [`“${said.replaceAll(/\s+/g, ' ')}”`]),
    ...(became === '' ? [] : [`→ ${became}`]),
    ...(understood === undefined ? [] : [`(understood: ${shortened(understood)})`]),
  ];
  return `  ${at === undefined ? '' : `line ${at}: `}${parts.join(' ')}`;
}

/** The report of an import, for people to read. */
export function importReport(name: string, { files, log }: Imported, colour?: typeof styleText): string {
  const head = (text: string): string => colour?.('bold', text) ?? text;
  const section = (title: string, outcome: LogEntry['outcome']): string[] => {
    const lines = log.filter((one) => one.outcome === outcome);
    return lines.length === 0 ? [] : [head(`${title} (${lines.length})`), ...lines.map(line), ''];
  };
  return [
    head(`${name} is a lesson now: ${files[0]}`),
    `Written: ${files.join(', ')}`,
    '',
    ...section('As it was', 'kept'),
    ...section('Changed', 'changed'),
    ...section('Not in the lesson', 'left'),
    'Next: "npm run check" says what is left to fix, "npm run dev" shows the lesson.',
    '',
  ].join('\n');
}
