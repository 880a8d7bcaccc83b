/** What this process has computed so far, in milliseconds: unlike the clock's, no business of other processes. */
export const cpuTime = (): number => process.cpuUsage().user / 1000;
