import mime from 'mime';

/** The content type of a file from its extension. Text is UTF-8. */
export function contentType(name: string): string {
  const type = mime.getType(name) ?? 'application/octet-stream';
  return /^text\/|[/+](?:javascript|json|xml|xml-dtd)$/.test(type) ? `${type}; charset=utf-8` : type;
}
