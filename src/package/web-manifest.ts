import { hrefOf } from './escape.ts';
import type { CourseIdentity } from './package.ts';
import { directionOf } from '../compile/direction.ts';

/** Files in `assets/` made from `icon.svg`: systems that install a site need bitmaps. */
export const iconFiles: readonly string[] = ['icon-192.png', 'icon-512.png', 'icon-maskable-512.png'];

/** The background while the course opens, as on the start screen (`--stage` in `assets/theme.css`). */
const ground = '#111111';

/**
 * The web app manifest. Its addresses are relative, so that it works in any folder of any host. Without an `id`, the
 * start address identifies the app.
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
    // Browsers ignore unknown members (Web Application Manifest 1.11, processing).
    ...(digest !== undefined && { content: `sha256:${digest}` }),
    // Not the folder: storage buckets may serve only files.
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
