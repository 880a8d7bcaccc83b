/** Whether an address with this fragment is a package's, whatever else is in it. */
export const isDispatched = (hash: string): boolean => /^#(.*&)?dispatch\b/.test(hash);
