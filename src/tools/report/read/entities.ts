const characters: Readonly<Record<string, string>> = { quot: '"', lt: '<', gt: '>', amp: '&' };

/**
 * A text of Moodle as it was recorded. Its tables are escaped for HTML (`htmlspecialchars` of PHP); what it decodes for
 * downloads keeps `&#039;`.
 */
export const withoutHtmlSpecialChars = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#0?39|(quot|lt|gt|amp));/g, (_, name: string | undefined) =>
        name === undefined ? "'" : (characters[name] ?? ''),
      )
    : text;
