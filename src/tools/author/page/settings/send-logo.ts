import { send } from '../edit/send.ts';

/**
 * Sends a logo to the dev server, which puts it into `assets/brand/`.
 * @returns its name there
 * @throws {NotDone} with a sentence for the author
 */
export async function sendLogo(file: File): Promise<{ name: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return (await send('settings/logo', { name: file.name, content: btoa(text) })) as { name: string };
}
