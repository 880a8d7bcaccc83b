import type { Browser, Page } from '@playwright/test';

export interface Slowness {
  /** How many times slower than this machine. */
  readonly processor?: number;
  readonly network?: boolean;
  /** The browser's language. */
  readonly locale?: string;
}

/** A page with an empty cache, on a slow phone: 1.6 Mbps, 150 ms round trip. */
export async function slowPage(
  browser: Browser,
  { processor = 4, network = false, locale }: Slowness,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 800, height: 600 },
    ...(locale !== undefined && { locale }),
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: processor });
  if (network) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1_600_000 / 8,
      uploadThroughput: 750_000 / 8,
    });
  }
  return page;
}
