/**
 * The change log's section for a version: the lines below `## 1.0.0`, `## [1.0.0]` or `## 1.0.0 – 2026-01-31`, up to
 * the next heading of that level. Undefined if there is no such section, or it is empty.
 */
export function sectionOf(changelog: string, version: string): string | undefined {
  const sections = changelog.replaceAll('\r\n', '\n').split(/^## /m).slice(1);
  const found = sections.find((section) => /^\[?([^\]\s]+)/.exec(section)?.[1] === version);
  const text = found?.slice(found.indexOf('\n')).trim();
  return text === '' ? undefined : text;
}
