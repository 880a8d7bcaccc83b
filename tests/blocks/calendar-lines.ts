/** Properties of type TEXT (RFC 5545, 3.3.11) that the course writes. */
const textProperties = ['PRODID', 'VERSION', 'UID', 'SUMMARY', 'DESCRIPTION'];
/** What a component must have exactly once (3.6, 3.6.1). */
const needed: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['PRODID', 'VERSION'],
  VEVENT: ['UID', 'DTSTAMP', 'DTSTART'],
};
/** What it may have once at most. */
const once = ['DTEND', 'SUMMARY', 'DESCRIPTION', 'TRANSP', 'METHOD', 'CALSCALE'];

interface Component {
  readonly name: string;
  readonly properties: [name: string, value: string][];
}

/** What breaks RFC 5545 in a calendar file, each as a line; nothing where it is valid. */
export function brokenCalendarRules(file: string): string[] {
  const lines = file.split('\r\n');
  const broken: string[] = [];
  if (lines.pop() !== '') broken.push('The last line does not end with CRLF (3.1).');
  for (const line of lines) {
    const start = JSON.stringify(line.slice(0, 30));
    if (/[\r\n]/.test(line)) broken.push(`A line break alone in ${start} (3.1).`);
    if (new TextEncoder().encode(line).length > 75) broken.push(`More than 75 octets in ${start} (3.1).`);
    if (/\p{Cs}/u.test(line)) broken.push(`Half a character in ${start} (3.1).`);
    // oxlint-disable-next-line no-control-regex -- those are what a line must not hold
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line))
      broken.push(`A control character in ${start} (3.1).`);
  }
  return [
    ...broken,
    ...brokenComponents(
      file
        .replace(/\r\n[ \t]/g, '')
        .split('\r\n')
        .slice(0, -1),
    ),
  ];
}

function brokenComponents(lines: readonly string[]): string[] {
  const broken: string[] = [];
  const open: Component[] = [];
  const uids: string[] = [];
  if (lines[0] !== 'BEGIN:VCALENDAR') broken.push('It does not begin with a VCALENDAR (3.4).');
  for (const [index, line] of lines.entries()) {
    const [, name = '', value = ''] = /^([A-Za-z0-9-]+)(?:;[A-Za-z0-9-]+=[^";:,]+)*:(.*)$/s.exec(line) ?? [];
    if (name === '') broken.push(`${JSON.stringify(line.slice(0, 30))} is no content line (3.1).`);
    if (name === 'BEGIN') {
      open.push({ name: value, properties: [] });
    } else if (name === 'END') {
      const component = open.pop();
      if (component?.name !== value) broken.push(`END:${value} closes ${component?.name} (3.4).`);
      if (open.length === 0 && index < lines.length - 1) broken.push('Something follows the calendar (3.4).');
      if (component) broken.push(...brokenComponent(component));
    } else {
      if (name === 'UID') uids.push(value);
      open.at(-1)?.properties.push([name, value]);
    }
    if (textProperties.includes(name) && /[;,]/.test(value.replace(/\\[\\;,nN]/g, '')))
      broken.push(`${name} has a character that is not escaped (3.3.11).`);
    if (textProperties.includes(name) && value.replace(/\\[\\;,nN]/g, '').includes('\\'))
      broken.push(`${name} has a backslash that escapes nothing (3.3.11).`);
  }
  if (open.length > 0) broken.push(`${open.at(-1)?.name} is not closed (3.4).`);
  if (new Set(uids).size < uids.length) broken.push('Two entries have one UID (3.8.4.7).');
  return broken;
}

function brokenComponent({ name, properties }: Component): string[] {
  const all = (property: string): string[] =>
    properties.flatMap(([one, value]) => (one === property ? [value] : []));
  const broken = (needed[name] ?? [])
    .filter((property) => all(property).length !== 1)
    .map((property) => `${name} has ${all(property).length} of ${property} (3.6).`);
  broken.push(
    ...once
      .filter((property) => all(property).length > 1)
      .map((property) => `${name} has ${property} more than once (3.6).`),
  );
  if (name !== 'VEVENT') return broken;
  const [start = '', end = ''] = [all('DTSTART')[0], all('DTEND')[0]];
  for (const day of [start, end]) {
    const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)$/.exec(day) ?? [];
    const real = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
    if (Number.isNaN(real.getTime()) || real.getUTCDate() !== Number(date))
      broken.push(`“${day}” is no DATE (3.3.4).`);
  }
  if (end <= start) broken.push('It ends before it starts (3.8.2.2).');
  if (!/^\d{8}T\d{6}Z$/.test(all('DTSTAMP')[0] ?? '')) broken.push('DTSTAMP is not in UTC (3.8.7.2).');
  return broken;
}
