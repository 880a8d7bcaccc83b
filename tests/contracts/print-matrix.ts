import { cases, complaints, walk } from './matrix.ts';

/** Prints what each fault or personality comes to, as a Markdown table; fails where one record is not right. */
console.log('| LMS or fault | record | over | status | score | interactions | bookmark | refusals met | |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
let failing = 0;
for (const one of cases) {
  const walked = await walk(one);
  const final = walked.after.at(-1);
  const said = complaints(one, walked);
  if (said.length > 0) failing += 1;
  const cells = [
    one.personality.name,
    one.record,
    one.base().name,
    final?.status,
    final?.raw,
    final?.interactions.length,
    final?.location,
    walked.refusals,
    said.length === 0 ? 'right' : said.join('; '),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
const faults = new Set(cases.map(({ personality }) => personality.name)).size;
console.log(`\n${cases.length} rows from ${faults} faults and personalities, ${failing} not right.`);
process.exitCode = failing > 0 ? 1 : 0;
