import { NotDone, token } from '../edit/send.ts';
import type { Upload } from './media-place.ts';

/**
 * Sends a file to the dev server, which holds it until it is saved.
 * @param progress receives the share that was sent, from 0 to 1
 * @throws {NotDone} with a sentence for the author
 */
export function sendFile(
  file: File,
  use: string,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    // `fetch` does not report upload progress.
    const request = new XMLHttpRequest();
    request.open('POST', `/edit/media/upload?${new URLSearchParams({ name: file.name, use })}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Edit-Token', token());
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progress(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('load', () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText) as Upload);
      else reject(new NotDone(request.status, request.responseText.trim()));
    });
    const broken = 'It did not arrive: npm run dev does not answer, or the line broke. Choose it again.';
    request.addEventListener('error', () => reject(new NotDone(0, broken)));
    request.addEventListener('abort', () => reject(new NotDone(0, 'Cancelled. Nothing of it was kept.')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
