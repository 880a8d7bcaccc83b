/** What is to be said, without the quotation marks around it or the words before them. */
export const spoken = (phrase: string): string => /[‘“](.+)[’”]/s.exec(phrase)?.[1] ?? phrase;
