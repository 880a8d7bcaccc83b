/** Workbox's own build for browsers of today: half of the one for old browsers, which is the package's main module. */
declare module 'workbox-window/build/workbox-window.prod.mjs' {
  export { Workbox } from 'workbox-window';
}
