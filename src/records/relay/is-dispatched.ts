/** Whether an address with this fragment comes from a dispatch package, whatever else is in it. */
export const isDispatched = (hash: string): boolean => /^#(.*&)?dispatch\b/.test(hash);
