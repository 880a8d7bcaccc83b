import mime from 'mime';

/** The content type of a file by its name's ending; what is text is UTF-8. */
export function contentType(name: string): string {
  const type = mime.getType(name) ?? 'application/octet-stream';
  return /^text\/|[/+](?:javascript|json|xml|xml-dtd)$/.test(type) ? `${type}; charset=utf-8` : type;
}
