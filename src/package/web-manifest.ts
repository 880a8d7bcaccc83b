import { hrefOf } from './escape.ts';
import type { CourseIdentity } from './package.ts';
import { directionOf } from '../compile/direction.ts';

/** In `assets/`, made of `icon.svg`: systems that install a site want pixels. */
export const iconFiles: readonly string[] = ['icon-192.png', 'icon-512.png', 'icon-maskable-512.png'];

/** The start screen's ground (`--stage` in `assets/theme.css`): what shows while the course opens. */
const ground = '#111111';

/**
 * The web app manifest. Its addresses are relative to itself, so that any folder of any host will do; without an
 * `id` the start address identifies the app.
 *
 * @param icon the page's own icon, an SVG
 */
export function webManifest({ title, description, language, digest }: CourseIdentity, icon: string): string {
  const [small, large, maskable] = iconFiles;
  const manifest = {
    name: title,
    short_name: title,
    description,
    lang: language,
    dir: directionOf(language),
    // Browsers pass over what they do not know (Web Application Manifest 1.11, processing).
    ...(digest !== undefined && { content: `sha256:${digest}` }),
    // Not the folder: a bucket may serve files only.
    start_url: './index.html',
    scope: './',
    display: 'standalone',
    background_color: ground,
    theme_color: ground,
    icons: [
      { src: hrefOf(icon), sizes: 'any', type: 'image/svg+xml' },
      { src: small, sizes: '192x192', type: 'image/png' },
      { src: large, sizes: '512x512', type: 'image/png' },
      { src: maskable, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
